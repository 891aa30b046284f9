extension RedisCommands {
    /// The elements of a list from one position to another, both included; -1 is the last: `LRANGE`.
    nonisolated(nonsending) public func elements<V: RedisValue>(
        of key: RedisKey, from first: Int = 0, through last: Int = -1, as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.elements(of: key, from: first, through: last, as: type))
    }

    /// One element of a list, nil beyond its ends; -1 is the last: `LINDEX`. It walks from the nearer end.
    nonisolated(nonsending) public func element<V: RedisValue>(
        at index: Int, of key: RedisKey, as type: V.Type = V.self
    ) async throws(RedisError) -> V? {
        try await run(.element(at: index, of: key, as: type))
    }

    /// How many elements a list has, 0 when it does not exist: `LLEN`.
    nonisolated(nonsending) public func listLength(of key: RedisKey) async throws(RedisError) -> Int {
        try await run(.listLength(of: key))
    }

    /// Where an element is in a list, nil when it is not there: `LPOS`. It walks the list.
    nonisolated(nonsending) public func position<V: RedisValue>(
        of value: V, inList key: RedisKey
    ) async throws(RedisError) -> Int? {
        try await run(.position(of: value, inList: key))
    }

    /// Replaces one element of a list; refused beyond its ends: `LSET`.
    nonisolated(nonsending) public func setElement<V: RedisValue>(
        at index: Int, of key: RedisKey, to value: V
    ) async throws(RedisError) {
        try await run(.setElement(at: index, of: key, to: value))
    }

    /// Keeps the elements of a list from one position to another, both included, and removes the rest: `LTRIM`.
    nonisolated(nonsending) public func trimList(
        _ key: RedisKey, from first: Int, through last: Int
    ) async throws(RedisError) {
        try await run(.trimList(key, from: first, through: last))
    }

    /// Removes equal elements and says how many: `LREM`.
    ///
    /// - Parameter count: at most so many from the head; negative from the tail; 0 all of them.
    @discardableResult
    nonisolated(nonsending) public func removeElements<V: RedisValue>(
        equalTo value: V, from key: RedisKey, count: Int = 0
    ) async throws(RedisError) -> Int {
        try await run(.removeElements(equalTo: value, from: key, count: count))
    }

    /// Puts an element beside the first that equals another, and gives the length: `LINSERT`.
    ///
    /// Nil when there is no such element or no list.
    @discardableResult
    nonisolated(nonsending) public func insert<V: RedisValue>(
        _ value: V, _ place: RedisListPlace, _ pivot: V, inList key: RedisKey
    ) async throws(RedisError) -> Int? {
        try await run(.insert(value, place, pivot, inList: key))
    }
}
