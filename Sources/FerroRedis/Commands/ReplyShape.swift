/// One shape that a reply can have, and how it is read.
struct ReplyShape<Value: Sendable>: Sendable {
    /// What it is called in an error; put together only for one, as asking a type for its name costs as much as a command.
    let name: @Sendable () -> String
    /// The value; nil for a reply of another shape.
    let read: @Sendable (RedisReply) -> Value?

    init(_ name: @escaping @autoclosure @Sendable () -> String, _ read: @escaping @Sendable (RedisReply) -> Value?) {
        self.name = name
        self.read = read
    }
}

extension RedisError {
    /// A reply that is not of the shape that its command has.
    static func unexpected(_ reply: RedisReply, to command: String, expected: String) -> RedisError {
        if case .error(let words) = reply { return RedisError(reply: words) }
        return RedisError(
            .decoding,
            "The answer to \(command) is \(reply.kind) that does not read as \(expected): ask for the type that was kept"
        )
    }
}

extension RedisReply {
    /// What kind of reply it is, for messages.
    var kind: String {
        switch self {
        case .status: "a status"
        case .string: "a string"
        case .integer: "a whole number"
        case .null: "nothing"
        case .array: "a list"
        case .error: "an error"
        }
    }

    /// The whole number of an integer reply or of a string with its digits.
    var integer: Int64? {
        switch self {
        case .integer(let number): number
        case .string(let bytes): Int64(redisBytes: bytes)
        default: nil
        }
    }

    /// The text of a string or a status; nil for other replies and for bytes that are not UTF-8.
    var text: String? {
        switch self {
        case .status(let text): text
        case .string(let bytes): String(redisBytes: bytes)
        default: nil
        }
    }

    /// The elements of a list.
    var elements: [RedisReply]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// A value as it was kept: from a string, a status or a whole number.
    func value<Value: RedisValue>(as type: Value.Type) -> Value? {
        switch self {
        case .string(let bytes): Value(redisBytes: bytes)
        case .status(let text): Value(redisBytes: Array(text.utf8))
        case .integer(let number): Value(redisBytes: Array(String(number).utf8))
        case .null, .array, .error: nil
        }
    }

    /// The elements of a list, each read in one way; nil when one cannot be read.
    func list<Element>(_ read: (RedisReply) -> Element?) -> [Element]? {
        guard let elements else { return nil }
        var list: [Element] = []
        list.reserveCapacity(elements.count)
        for element in elements {
            guard let value = read(element) else { return nil }
            list.append(value)
        }
        return list
    }

    /// The elements of a list two by two; nil for an odd number and when one cannot be read.
    func pairs<First, Second>(
        _ first: (RedisReply) -> First?, _ second: (RedisReply) -> Second?
    ) -> [(First, Second)]? {
        guard let elements, elements.count.isMultiple(of: 2) else { return nil }
        var pairs: [(First, Second)] = []
        pairs.reserveCapacity(elements.count / 2)
        for index in stride(from: 0, to: elements.count, by: 2) {
            guard let one = first(elements[index]), let two = second(elements[index + 1]) else { return nil }
            pairs.append((one, two))
        }
        return pairs
    }
}
