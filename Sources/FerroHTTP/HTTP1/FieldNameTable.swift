import HTTPTypes

/// Finds the field names that requests usually carry without making a string.
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

    fileprivate struct Entry: Sendable {
        var name: HTTPField.Name
        var lowercased: [UInt8]
        var role: Role
    }

    static let standard = FieldNameTable()

    // Open addressing over twice as many slots as names.
    private var slots: [Entry?] = Array(repeating: nil, count: 128)

    private init() {
        let roles: [(HTTPField.Name, Role)] = [
            (.hostField, .host), (.contentLength, .contentLength), (.transferEncoding, .transferEncoding),
            (.connection, .connection), (.expect, .expect),
        ]
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
        for (name, role) in roles { insert(name, role) }
        for name in plain + browser.compactMap({ HTTPField.Name($0) }) { insert(name, .none) }
    }

    /// The name of those bytes, which are known to be a token; nil only when they are not.
    func name(_ bytes: UnsafeRawBufferPointer) -> (name: HTTPField.Name, role: Role)? {
        guard !bytes.isEmpty else { return nil }
        var slot = Self.slot(count: bytes.count, first: bytes[0] | 0x20, last: bytes[bytes.count - 1] | 0x20)
        while let entry = slots[slot] {
            if entry.matches(bytes) { return (entry.name, entry.role) }
            slot = (slot + 1) & 127
        }
        return HTTPField.Name(String(decoding: bytes, as: UTF8.self)).map { ($0, .none) }
    }

    private mutating func insert(_ name: HTTPField.Name, _ role: Role) {
        let bytes = Array(name.canonicalName.utf8)
        guard let first = bytes.first, let last = bytes.last else { return }
        var slot = Self.slot(count: bytes.count, first: first, last: last)
        while slots[slot] != nil { slot = (slot + 1) & 127 }
        slots[slot] = Entry(name: name, lowercased: bytes, role: role)
    }

    private static func slot(count: Int, first: UInt8, last: UInt8) -> Int {
        (count &* 31 &+ Int(first) &* 7 &+ Int(last) &* 3) & 127
    }
}

extension FieldNameTable.Entry {
    fileprivate func matches(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == lowercased.count else { return false }
        for index in 0..<bytes.count where bytes[index] | 0x20 != lowercased[index] { return false }
        return true
    }
}
