import FerroRedis

/// An index counts from the front, a negative one from the end: -1 is the last element.
extension RecordField where Value: Collection {
    /// Appends an element; returns how many there are.
    public func append<Element: RecordElement>(_ element: Element) -> RecordOperation<Int> where Value == [Element] {
        append(contentsOf: [element])
    }

    /// Appends elements; returns how many there are.
    public func append<Element: RecordElement>(contentsOf elements: [Element]) -> RecordOperation<Int>
    where Value == [Element] {
        operation(
            "push", .lists,
            encoding: { () throws(RecordError) in
                var arguments = [RedisArgument(elements.count)]
                for element in elements { arguments.append(try argument(element)) }
                return arguments
            }, read: RedisReply.count)
    }

    /// Inserts an element before an index; returns how many there are.
    ///
    /// The shorter side is moved. ``RecordError/Code/bounds`` beyond the end.
    public func insert<Element: RecordElement>(_ element: Element, at index: Int) -> RecordOperation<Int>
    where Value == [Element] {
        operation(
            "place", .lists, encoding: { () throws(RecordError) in [RedisArgument(index), try argument(element)] },
            read: RedisReply.count)
    }

    /// Removes the element at an index and returns it; ``RecordError/Code/bounds`` when there is none.
    public func pop<Element: RecordElement>(at index: Int) -> RecordOperation<Element> where Value == [Element] {
        operation("pull", .lists, [RedisArgument(index), "0"], read: scalar())
    }

    /// Removes the last element and returns it; nil when there is none.
    public func popLast<Element: RecordElement>() -> RecordOperation<Element?> where Value == [Element] {
        operation("pull", .lists, [-1, "1"], read: optional())
    }

    /// Removes the first element and returns it; nil when there is none.
    public func popFirst<Element: RecordElement>() -> RecordOperation<Element?> where Value == [Element] {
        operation("pull", .lists, [0, "1"], read: optional())
    }

    /// The element at an index; ``RecordError/Code/bounds`` when there is none.
    public func get<Element: RecordElement>(at index: Int) -> RecordOperation<Element> where Value == [Element] {
        operation("element", .lists, [RedisArgument(index)], read: scalar())
    }

    /// The elements in a range, as far as there are any.
    public func get<Element: RecordElement>(_ range: Range<Int>) -> RecordOperation<[Element]>
    where Value == [Element] {
        let path = path
        return operation("slice", .lists, [RedisArgument(range.lowerBound), RedisArgument(range.upperBound)]) {
            reply throws(RecordError) in
            var list: [Element] = []
            for bytes in try reply.recordList() { list.append(try RedisReply.string(bytes).recordScalar(path)) }
            return list
        }
    }

    /// Writes another element at an index; ``RecordError/Code/bounds`` when there is none.
    public func set<Element: RecordElement>(_ element: Element, at index: Int) -> RecordOperation<Void>
    where Value == [Element] {
        operation(
            "putAt", .lists, encoding: { () throws(RecordError) in [RedisArgument(index), try argument(element)] },
            read: RedisReply.nothing)
    }

    /// Removes the elements in a range and returns how many are left; ``RecordError/Code/bounds`` beyond the end.
    public func remove<Element: RecordElement>(_ range: Range<Int>) -> RecordOperation<Int> where Value == [Element] {
        operation(
            "cut", .lists, [RedisArgument(range.lowerBound), RedisArgument(range.upperBound)], read: RedisReply.count)
    }

    /// Removes the first element with the bytes of this one; false when there is none.
    public func removeFirst<Element: RecordElement>(_ element: Element) -> RecordOperation<Bool>
    where Value == [Element] {
        operation(
            "removeValue", .lists, encoding: { () throws(RecordError) in [try argument(element)] },
            read: RedisReply.flag)
    }

    /// Removes every element.
    public func clear<Element: RecordElement>() -> RecordOperation<Void> where Value == [Element] {
        operation("clear", .entries, read: RedisReply.nothing)
    }

    /// How many elements there are.
    public func count<Element: RecordElement>() -> RecordOperation<Int> where Value == [Element] {
        operation("count", .entries, read: RedisReply.count)
    }
}
