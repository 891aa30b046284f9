extension ReplyShape where Value == Void {
    /// `OK`.
    static var ok: Self { ReplyShape("OK") { reply in reply == .status("OK") ? () : nil } }
}

extension ReplyShape where Value == Int64 {
    /// A whole number.
    static var integer: Self { ReplyShape("a whole number") { reply in reply.integer } }
}

extension ReplyShape where Value == Int {
    /// How many there are.
    static var count: Self { ReplyShape("a count") { reply in reply.integer.flatMap { Int(exactly: $0) } } }
}

extension ReplyShape where Value == Int? {
    /// A position, or nothing.
    static var position: Self {
        ReplyShape("a position") { reply in
            if reply.isNull { return .some(nil) }
            return reply.integer.flatMap { Int(exactly: $0) }.map { .some($0) }
        }
    }
}

extension ReplyShape where Value == Bool {
    /// `1` or `0`.
    static var flag: Self {
        ReplyShape("1 or 0") { reply in
            switch reply.integer {
            case 1: true
            case 0: false
            default: nil
            }
        }
    }

    /// A number above 0, for commands that count one thing.
    static var any: Self { ReplyShape("a count") { reply in reply.integer.map { $0 > 0 } } }

    /// `OK`, or nothing when a condition did not hold.
    static var done: Self {
        ReplyShape("OK or nothing") { reply in
            if reply.isNull { return false }
            return reply == .status("OK") ? true : nil
        }
    }
}

extension ReplyShape where Value == Double {
    /// A floating-point number.
    static var number: Self { ReplyShape("a number") { reply in reply.value(as: Double.self) } }
}

extension ReplyShape where Value == Double? {
    /// A floating-point number, or nothing.
    static var optionalNumber: Self {
        ReplyShape("a number") { reply in
            if reply.isNull { return .some(nil) }
            return reply.value(as: Double.self).map { .some($0) }
        }
    }
}

extension ReplyShape where Value == String {
    /// A text.
    static var text: Self { ReplyShape("a text") { reply in reply.text } }
}

extension ReplyShape where Value == RedisReply {
    /// Whatever comes.
    static var reply: Self { ReplyShape("a reply") { reply in reply } }
}

extension ReplyShape {
    /// A value, or nothing.
    static func optional<Wrapped: RedisValue>(_ type: Wrapped.Type) -> Self where Value == Wrapped? {
        ReplyShape("\(Wrapped.self)") { reply in
            if reply.isNull { return .some(nil) }
            return reply.value(as: Wrapped.self).map { .some($0) }
        }
    }

    /// Values in a list; nothing is an empty list.
    static func list<Element: RedisValue>(_ type: Element.Type) -> Self where Value == [Element] {
        ReplyShape("a list of \(Element.self)") { reply in
            if reply.isNull { return [] }
            return reply.list { $0.value(as: Element.self) }
        }
    }

    /// Values in a list of which some may not be there.
    static func optionals<Element: RedisValue>(_ type: Element.Type) -> Self where Value == [Element?] {
        ReplyShape("a list of \(Element.self)") { reply in
            reply.list { element -> Element?? in
                if element.isNull { return .some(nil) }
                return element.value(as: Element.self).map { .some($0) }
            }
        }
    }

    /// Names and values one after the other, as a dictionary; of a name that comes twice the last counts.
    static func fields<Element: RedisValue>(_ type: Element.Type) -> Self where Value == [String: Element] {
        ReplyShape("names with values of type \(Element.self)") { reply in
            guard let pairs = reply.pairs({ $0.text }, { $0.value(as: Element.self) }) else { return nil }
            return Dictionary(pairs) { _, last in last }
        }
    }
}
