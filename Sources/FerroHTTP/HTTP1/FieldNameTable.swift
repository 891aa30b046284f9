import HTTPTypes

/// Numbers the field names that messages usually carry, and finds the number of received bytes without making a string.
struct FieldNameTable: Sendable {
    /// What a field means to the codec itself.
    enum Role: Sendable {
        case none
        case host
        case contentLength
        case transferEncoding
        case connection
        case expect
    }

    static let standard = FieldNameTable()
    /// The number of a name that is not in the table.
    static let unknown = UInt8.max
    /// The number of `X-Request-Id`, which is looked for in every request.
    static let requestID = standard.number(of: .xRequestID)
    private static let free = UInt8.max

    /// The names by their numbers.
    private var names: [HTTPField.Name] = []
    /// The lowercase bytes of all names, one after the other, and where each of them ends.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    // Open addressing over twice as many slots as names.
    private var slots: [UInt8] = Array(repeating: Self.free, count: 128)

    private static let roles: [Role] = [.host, .contentLength, .transferEncoding, .connection, .expect]

    private init() {
        // In the order of their roles.
        let framing: [HTTPField.Name] = [.hostField, .contentLength, .transferEncoding, .connection, .expect]
        let plain: [HTTPField.Name] = [
            .accept, .acceptEncoding, .acceptLanguage, .authorization, .cacheControl, .contentEncoding, .contentType,
            .cookie, .date, .ifMatch, .ifModifiedSince, .ifNoneMatch, .ifRange, .ifUnmodifiedSince, .origin, .priority,
            .range, .referer, .te, .traceparent, .tracestate, .trailer, .upgrade, .userAgent, .via, .xRequestID,
            .xForwardedFor, .xForwardedProto, .xRequestedWith, .xCSRFToken, .keepAlive, .secWebSocketKey,
            .secWebSocketVersion, .secWebSocketProtocol, .secWebSocketExtensions,
        ]
        let browser = [
            "Upgrade-Insecure-Requests", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-User", "Sec-Fetch-Dest",
            "Sec-CH-UA", "Sec-CH-UA-Mobile", "Sec-CH-UA-Platform", "Pragma", "DNT",
        ]
        for name in framing + plain + browser.compactMap({ HTTPField.Name($0) }) { insert(name) }
    }

    /// The number of the name of those bytes, in any case; ``unknown`` where the table has no such name.
    func number(of name: UnsafeRawBufferPointer) -> UInt8 {
        guard let first = name.first, let last = name.last else { return Self.unknown }
        var slot = Self.slot(count: name.count, first: first | 0x20, last: last | 0x20)
        while slots[slot] != Self.free {
            let number = slots[slot]
            if holds(number, name) { return number }
            slot = (slot + 1) & 127
        }
        return Self.unknown
    }

    /// The number of a name; ``unknown`` where the table has no such name.
    func number(of name: HTTPField.Name) -> UInt8 {
        var text = name.canonicalName
        return text.withUTF8 { number(of: UnsafeRawBufferPointer($0)) }
    }

    /// The name of a number.
    func name(_ number: UInt8) -> HTTPField.Name? { number < names.count ? names[Int(number)] : nil }

    /// What the field of a number means to the codec.
    func role(_ number: UInt8) -> Role { number < Self.roles.count ? Self.roles[Int(number)] : .none }

    private func holds(_ number: UInt8, _ name: UnsafeRawBufferPointer) -> Bool {
        let start = number == 0 ? 0 : ends[Int(number) - 1]
        guard ends[Int(number)] - start == name.count else { return false }
        // Of all bytes of tokens, setting the bit only takes capital letters to other tokens' bytes, or ^ to ~, and no
        // name of the table holds a ~.
        for index in 0..<name.count where name[index] | 0x20 != bytes[start + index] { return false }
        return true
    }

    private mutating func insert(_ name: HTTPField.Name) {
        let lowercased = Array(name.canonicalName.utf8)
        guard let first = lowercased.first, let last = lowercased.last else { return }
        var slot = Self.slot(count: lowercased.count, first: first, last: last)
        while slots[slot] != Self.free { slot = (slot + 1) & 127 }
        slots[slot] = UInt8(names.count)
        names.append(name)
        bytes += lowercased
        ends.append(bytes.count)
    }

    private static func slot(count: Int, first: UInt8, last: UInt8) -> Int {
        (count &* 31 &+ Int(first) &* 7 &+ Int(last) &* 3) & 127
    }
}
