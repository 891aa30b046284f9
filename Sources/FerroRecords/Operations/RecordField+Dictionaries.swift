import FerroRedis

extension RecordField where Value: Collection {
    /// The value of a key; nil when there is none.
    public func get<Key: RecordScalar & Hashable, Element: RecordScalar>(_ key: Key) -> RecordOperation<Element?>
    where Value == [Key: Element] {
        operation("entry", .entries, encoding: { () throws(RecordError) in [try argument(key)] }, read: optional())
    }

    /// Writes the value of a key; false when another one was replaced.
    public func set<Key: RecordScalar & Hashable, Element: RecordScalar>(
        _ value: Element, for key: Key
    ) -> RecordOperation<Bool> where Value == [Key: Element] {
        let update = update([key: value])
        return RecordOperation(update.steps, failure: update.failure, read: RedisReply.flag)
    }

    /// Writes the values of several keys; returns how many of the keys are new.
    public func update<Key: RecordScalar & Hashable, Element: RecordScalar>(
        _ entries: [Key: Element]
    ) -> RecordOperation<Int> where Value == [Key: Element] {
        operation(
            "add", .entries,
            encoding: { () throws(RecordError) in
                var arguments = [RedisArgument(entries.count)]
                for (key, value) in entries { arguments += [try argument(key), try argument(value)] }
                return arguments
            }, read: RedisReply.count)
    }

    /// Removes a key and returns its value; nil when there was none.
    public func pop<Key: RecordScalar & Hashable, Element: RecordScalar>(_ key: Key) -> RecordOperation<Element?>
    where Value == [Key: Element] {
        operation("pop", .entries, encoding: { () throws(RecordError) in [try argument(key)] }, read: optional())
    }

    /// Removes a key and returns its value, or a default when there was none.
    public func pop<Key: RecordScalar & Hashable, Element: RecordScalar>(
        _ key: Key, default value: Element
    ) -> RecordOperation<Element> where Value == [Key: Element] {
        let path = path
        return operation("pop", .entries, encoding: { () throws(RecordError) in [try argument(key)] }) {
            reply throws(RecordError) in reply.isNull ? value : try reply.recordScalar(path)
        }
    }

    /// Removes some entry and returns it; nil when there is none. Which one is not said.
    public func popAny<Key: RecordScalar & Hashable, Element: RecordScalar>()
        -> RecordOperation<(key: Key, value: Element)?> where Value == [Key: Element]
    {
        let path = path
        return operation("popAny", .entries) { reply throws(RecordError) in
            if reply.isNull { return nil }
            guard case .array(let parts) = reply, parts.count == 2 else { throw .unreadable }
            return (key: try parts[0].recordScalar(path), value: try parts[1].recordScalar(path))
        }
    }

    /// Removes keys; returns how many there were.
    public func delete<Key: RecordScalar & Hashable, Element: RecordScalar>(_ keys: Key...) -> RecordOperation<Int>
    where Value == [Key: Element] { removal(of: keys) }

    /// Removes every entry.
    public func clear<Key: RecordScalar & Hashable, Element: RecordScalar>() -> RecordOperation<Void>
    where Value == [Key: Element] { operation("clear", .entries, read: RedisReply.nothing) }

    /// How many entries there are.
    public func count<Key: RecordScalar & Hashable, Element: RecordScalar>() -> RecordOperation<Int>
    where Value == [Key: Element] { operation("count", .entries, read: RedisReply.count) }

    /// Adds to the number of a key, which begins at zero; ``RecordError/Code/arithmetic`` when it does not fit.
    public func increment<Key: RecordScalar & Hashable, Element: RecordInteger>(
        _ key: Key, by number: Element = 1
    ) -> RecordOperation<Element> where Value == [Key: Element] {
        let limits = [RedisArgument(Element.min), RedisArgument(Element.max)]
        return operation(
            "wholeEntry", .scores,
            encoding: { () throws(RecordError) in [try argument(key), "0"] + limits + ["add", RedisArgument(number)] },
            read: scalar())
    }

    /// Adds to the number of a key, which begins at zero; ``RecordError/Code/arithmetic`` when it is not finite.
    public func increment<Key: RecordScalar & Hashable>(
        _ key: Key, by number: Double = 1
    ) -> RecordOperation<Double> where Value == [Key: Double] {
        operation(
            "doubleEntry", .scores,
            encoding: { () throws(RecordError) in [try argument(key), "0", "add", RedisArgument(number)] },
            read: scalar())
    }
}
