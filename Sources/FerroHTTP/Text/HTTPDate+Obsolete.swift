extension HTTPDate {
    /// The two forms that nobody may write any more and everybody must read (RFC 9110 section 5.6.7):
    /// `Sunday, 06-Nov-94 08:49:37 GMT` of RFC 850 and `Sun Nov  6 08:49:37 1994` of C.
    static func parseObsolete(_ bytes: [UInt8]) -> Int? {
        bytes.contains(UInt8(ascii: ",")) ? parseRFC850(bytes) : parseAsctime(bytes)
    }

    private static let days: Set<String> = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]

    private static func parseRFC850(_ bytes: [UInt8]) -> Int? {
        let name = bytes.prefix { $0 != UInt8(ascii: ",") }
        let rest = bytes[name.endIndex...]
        guard rest.count == 24, days.contains(String(decoding: name, as: UTF8.self)) else { return nil }
        // Of the same indices for every name: `, 06-Nov-94 08:49:37 GMT`.
        let text = Array(rest)
        guard text[0...1].elementsEqual(", ".utf8), text[20...].elementsEqual(" GMT".utf8),
            text[4] == UInt8(ascii: "-"), text[8] == UInt8(ascii: "-"), text[11] == UInt8(ascii: " "),
            let time = time(text[12...19])
        else { return nil }
        return seconds(day: text[2...3], month: text[5...7], year: text[9...10], time)
    }

    private static func parseAsctime(_ bytes: [UInt8]) -> Int? {
        guard bytes.count == 24, weekday(bytes[0...2]), let time = time(bytes[11...18]),
            [3, 7, 10, 19].allSatisfy({ bytes[$0] == UInt8(ascii: " ") })
        else { return nil }
        // A day of one figure has a space before it.
        let day = bytes[8] == UInt8(ascii: " ") ? bytes[9...9] : bytes[8...9]
        return seconds(day: day, month: bytes[4...6], year: bytes[20...23], time)
    }
}
