import FerroSupport

/// The parts of a Redis address, as texts that are not yet checked.
struct RedisURL {
    var scheme: Substring
    var user: Substring?
    var password: Substring?
    var hosts: Substring
    var path: Substring
    var options: [(name: String, value: String)]

    init(_ text: String) throws(RedisError) {
        guard let mark = text.firstRange(of: "://") else {
            throw Self.wrong("has no scheme; write redis://host:6379/0, rediss://… or unix:///path")
        }
        scheme = text[..<mark.lowerBound]
        var rest = text[mark.upperBound...]
        options = []
        if let question = rest.firstIndex(of: "?") {
            options = try Self.options(rest[rest.index(after: question)...])
            rest = rest[..<question]
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        var authority = rest[..<slash]
        path = rest[slash...]
        if let at = authority.lastIndex(of: "@") {
            let credentials = authority[..<at]
            authority = authority[authority.index(after: at)...]
            let colon = credentials.firstIndex(of: ":") ?? credentials.endIndex
            user = credentials[..<colon]
            password = colon < credentials.endIndex ? credentials[credentials.index(after: colon)...] : nil
        }
        hosts = authority
    }

    static func wrong(_ what: String) -> RedisError { RedisError(.configuration, "The address of Redis \(what).") }

    private static func options(_ query: Substring) throws(RedisError) -> [(name: String, value: String)] {
        var options: [(name: String, value: String)] = []
        for part in query.split(separator: "&") {
            guard let equals = part.firstIndex(of: "=") else { throw wrong("has an option without a value") }
            let value = try decode(part[part.index(after: equals)...], "an option")
            options.append((String(part[..<equals]), value))
        }
        return options
    }

    /// Undoes percent-encoding (RFC 3986, 2.1).
    static func decode(_ text: Substring, _ what: String) throws(RedisError) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                throw wrong(
                    "has a % in \(what) that two hexadecimal digits do not follow; write %25 for a percent sign")
            }
            bytes.append(high << 4 | low)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw wrong("has \(what) that is not UTF-8")
        }
        return decoded
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
