/// An index counts from the front, a negative one from the end: -1 is the last element.
extension BoundField where Value: Collection {
    /// Appends an element; returns how many there are.
    @discardableResult
    public func append<Element: RecordElement>(_ element: Element) async throws -> Int where Value == [Element] {
        try await run(field.append(element))
    }

    /// Appends elements; returns how many there are.
    @discardableResult
    public func append<Element: RecordElement>(contentsOf elements: [Element]) async throws -> Int
    where Value == [Element] {
        try await run(field.append(contentsOf: elements))
    }

    /// Inserts an element before an index; returns how many there are.
    ///
    /// The shorter side is moved. ``RecordError/Code/bounds`` beyond the end.
    @discardableResult
    public func insert<Element: RecordElement>(_ element: Element, at index: Int) async throws -> Int
    where Value == [Element] {
        try await run(field.insert(element, at: index))
    }

    /// Removes the element at an index and returns it; ``RecordError/Code/bounds`` when there is none.
    @discardableResult
    public func pop<Element: RecordElement>(at index: Int) async throws -> Element where Value == [Element] {
        try await run(field.pop(at: index))
    }

    /// Removes the last element and returns it; nil when there is none.
    @discardableResult
    public func popLast<Element: RecordElement>() async throws -> Element? where Value == [Element] {
        try await run(field.popLast())
    }

    /// Removes the first element and returns it; nil when there is none.
    @discardableResult
    public func popFirst<Element: RecordElement>() async throws -> Element? where Value == [Element] {
        try await run(field.popFirst())
    }

    /// The element at an index; ``RecordError/Code/bounds`` when there is none.
    @discardableResult
    public func get<Element: RecordElement>(at index: Int) async throws -> Element where Value == [Element] {
        try await run(field.get(at: index))
    }

    /// The elements in a range, as far as there are any.
    @discardableResult
    public func get<Element: RecordElement>(_ range: Range<Int>) async throws -> [Element] where Value == [Element] {
        try await run(field.get(range))
    }

    /// Writes another element at an index; ``RecordError/Code/bounds`` when there is none.
    public func set<Element: RecordElement>(_ element: Element, at index: Int) async throws where Value == [Element] {
        try await run(field.set(element, at: index))
    }

    /// Removes the elements in a range and returns how many are left; ``RecordError/Code/bounds`` beyond the end.
    @discardableResult
    public func remove<Element: RecordElement>(_ range: Range<Int>) async throws -> Int where Value == [Element] {
        try await run(field.remove(range))
    }

    /// Removes the first element with the bytes of this one; false when there is none.
    @discardableResult
    public func removeFirst<Element: RecordElement>(_ element: Element) async throws -> Bool where Value == [Element] {
        try await run(field.removeFirst(element))
    }

    /// Removes every element.
    public func clear<Element: RecordElement>() async throws where Value == [Element] {
        try await run(field.clear())
    }

    /// How many elements there are.
    @discardableResult
    public func count<Element: RecordElement>() async throws -> Int where Value == [Element] {
        try await run(field.count())
    }
}
