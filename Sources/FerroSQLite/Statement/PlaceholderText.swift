/// Takes the numbers out of placeholders that are numbered as they stand: `?1, ?2` becomes `?, ?`.
///
/// SQLite looks each number up among all those before it: a bulk insert with 32 000 of them takes seconds to compile,
/// and a hundredth of that without numbers. What they mean is the same (https://sqlite.org/lang_expr.html#varparam).
enum PlaceholderText {
    /// The text without the numbers; as it is when they are in another order, or it is too short to be worth it.
    static func unnumbered(_ text: String) -> String {
        guard text.utf8.count > 1024 else { return text }
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        var expected = 1
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            output.append(byte)
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): copy(through: byte, &rest, &output)
            case UInt8(ascii: "["): copy(through: UInt8(ascii: "]"), &rest, &output)
            case UInt8(ascii: "-") where rest.first == byte, UInt8(ascii: "/") where rest.first == UInt8(ascii: "*"):
                // A comment could hide anything, and no program writes one into a long statement.
                return text
            case UInt8(ascii: "?"):
                guard number(&rest) == expected else { return text }
                expected += 1
            case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"): return text
            default: break
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    // A doubled quote ends one string and begins the next, which comes to the same.
    private static func copy(through end: UInt8, _ rest: inout Substring.UTF8View, _ output: inout [UInt8]) {
        while let byte = rest.popFirst() {
            output.append(byte)
            if byte == end { return }
        }
    }

    private static func number(_ rest: inout Substring.UTF8View) -> Int? {
        var number = 0
        while let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            number = min(number, 1_000_000) * 10 + Int(byte - UInt8(ascii: "0"))
            rest.removeFirst()
        }
        return number == 0 ? nil : number
    }
}
