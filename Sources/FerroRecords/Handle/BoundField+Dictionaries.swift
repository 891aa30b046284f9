extension BoundField where Value: Collection {
    /// The value of a key; nil when there is none.
    @discardableResult
    public func get<Key: RecordScalar & Hashable, Element: RecordScalar>(_ key: Key) async throws -> Element?
    where Value == [Key: Element] {
        try await run(field.get(key))
    }

    /// Writes the value of a key; false when another one was replaced.
    @discardableResult
    public func set<Key: RecordScalar & Hashable, Element: RecordScalar>(
        _ value: Element, for key: Key
    ) async throws -> Bool where Value == [Key: Element] {
        try await run(field.set(value, for: key))
    }

    /// Writes the values of several keys; returns how many of the keys are new.
    @discardableResult
    public func update<Key: RecordScalar & Hashable, Element: RecordScalar>(
        _ entries: [Key: Element]
    ) async throws -> Int where Value == [Key: Element] {
        try await run(field.update(entries))
    }

    /// Removes a key and returns its value; nil when there was none.
    @discardableResult
    public func pop<Key: RecordScalar & Hashable, Element: RecordScalar>(_ key: Key) async throws -> Element?
    where Value == [Key: Element] {
        try await run(field.pop(key))
    }

    /// Removes a key and returns its value, or a default when there was none.
    @discardableResult
    public func pop<Key: RecordScalar & Hashable, Element: RecordScalar>(
        _ key: Key, default value: Element
    ) async throws -> Element where Value == [Key: Element] {
        try await run(field.pop(key, default: value))
    }

    /// Removes some entry and returns it; nil when there is none. Which one is not said.
    @discardableResult
    public func popAny<Key: RecordScalar & Hashable, Element: RecordScalar>() async throws -> (
        key: Key, value: Element
    )? where Value == [Key: Element] {
        try await run(field.popAny())
    }

    /// Removes keys; returns how many there were.
    @discardableResult
    public func delete<Key: RecordScalar & Hashable, Element: RecordScalar>(_ keys: Key...) async throws -> Int
    where Value == [Key: Element] {
        try await run(field.removal(of: keys))
    }

    /// Removes every entry.
    public func clear<Key: RecordScalar & Hashable, Element: RecordScalar>() async throws
    where Value == [Key: Element] {
        try await run(field.clear())
    }

    /// How many entries there are.
    @discardableResult
    public func count<Key: RecordScalar & Hashable, Element: RecordScalar>() async throws -> Int
    where Value == [Key: Element] {
        try await run(field.count())
    }

    /// Adds to the number of a key, which begins at zero; ``RecordError/Code/arithmetic`` when it does not fit.
    @discardableResult
    public func increment<Key: RecordScalar & Hashable, Element: RecordInteger>(
        _ key: Key, by number: Element = 1
    ) async throws -> Element where Value == [Key: Element] {
        try await run(field.increment(key, by: number))
    }

    /// Adds to the number of a key, which begins at zero; ``RecordError/Code/arithmetic`` when it is not finite.
    @discardableResult
    public func increment<Key: RecordScalar & Hashable>(_ key: Key, by number: Double = 1) async throws -> Double
    where Value == [Key: Double] {
        try await run(field.increment(key, by: number))
    }
}
