extension RedisCommands {
    /// Puts an element at an end of a list and gives the length: `LPUSH`, `RPUSH`.
    @discardableResult
    nonisolated(nonsending) public func push<V: RedisValue>(
        _ value: V, to key: RedisKey, at end: RedisListEnd = .tail
    ) async throws(RedisError) -> Int {
        try await run(.push(value, to: key, at: end))
    }

    /// Puts elements at an end of a list one after the other and gives the length: `LPUSH`, `RPUSH`.
    ///
    /// At the head the last of them is the first of the list. No elements are refused with `.configuration`, as
    /// only the server knows the length.
    @discardableResult
    nonisolated(nonsending) public func push<V: RedisValue>(
        _ values: [V], to key: RedisKey, at end: RedisListEnd = .tail
    ) async throws(RedisError) -> Int {
        try await run(.push(values, to: key, at: end))
    }

    /// Puts elements at an end of a list only when it exists; 0 when not: `LPUSHX`, `RPUSHX`.
    @discardableResult
    nonisolated(nonsending) public func pushIfPresent<V: RedisValue>(
        _ value: V, to key: RedisKey, at end: RedisListEnd = .tail
    ) async throws(RedisError) -> Int {
        try await run(.pushIfPresent(value, to: key, at: end))
    }

    /// Takes an element from an end of a list, nil when it is empty: `LPOP`, `RPOP`.
    nonisolated(nonsending) public func pop<V: RedisValue>(
        from key: RedisKey, at end: RedisListEnd = .head, as type: V.Type = V.self
    ) async throws(RedisError) -> V? {
        try await run(.pop(from: key, at: end, as: type))
    }

    /// Takes up to so many elements from an end of a list, the outermost first: `LPOP`, `RPOP`.
    nonisolated(nonsending) public func pop<V: RedisValue>(
        from key: RedisKey, at end: RedisListEnd = .head, count: Int, as type: V.Type = V.self
    ) async throws(RedisError) -> [V] {
        try await run(.pop(from: key, at: end, count: count, as: type))
    }

    /// Moves an element from one list's end to another's and gives it, nil when the first is empty: `LMOVE`.
    @discardableResult
    nonisolated(nonsending) public func moveElement<V: RedisValue>(
        from source: RedisKey, _ end: RedisListEnd, to target: RedisKey, _ targetEnd: RedisListEnd,
        as type: V.Type = V.self
    ) async throws(RedisError) -> V? {
        try await run(.moveElement(from: source, end, to: target, targetEnd, as: type))
    }
}
