import HTTPTypes

/// A request target taken apart, RFC 9112 section 3.2.
struct HTTP1Target {
    var path: String
    var query: String
    /// Only the absolute form names one.
    var authority: String?

    /// Takes a target apart; its bytes are visible ASCII already.
    init(_ bytes: UnsafeRawBufferPointer, method: HTTPRequest.Method) throws(HTTPFailure) {
        guard let first = bytes.first else { throw Self.failure("The request target is empty.") }
        if first == UInt8(ascii: "/") {
            try self.init(pathAndQuery: bytes, authority: nil)
        } else if bytes.count == 1, first == UInt8(ascii: "*") {
            guard method == .options else { throw Self.failure("The target * belongs to OPTIONS only.") }
            self.init(path: "*", query: "", authority: nil)
        } else {
            try self.init(absolute: bytes, method: method)
        }
    }

    private init(path: String, query: String, authority: String?) {
        self.path = path
        self.query = query
        self.authority = authority
    }

    private init(pathAndQuery bytes: UnsafeRawBufferPointer, authority: String?) throws(HTTPFailure) {
        let mark = bytes.firstIndex(of: UInt8(ascii: "?"))
        let path = bytes.part(0..<(mark ?? bytes.count))
        // The URL standard takes it for a slash and RFC 3986 for nothing at all: two readers see two paths.
        guard !path.contains(UInt8(ascii: "\\")) else { throw Self.failure("The path holds a backslash.") }
        self.path = String(decoding: path, as: UTF8.self)
        self.query = mark.map { String(decoding: bytes.part($0 + 1..<bytes.count), as: UTF8.self) } ?? ""
        self.authority = authority
    }

    private init(absolute bytes: UnsafeRawBufferPointer, method: HTTPRequest.Method) throws(HTTPFailure) {
        let start: Int
        if bytes.part(0..<min(7, bytes.count)).equalsIgnoringCase("http://") {
            start = 7
        } else if bytes.part(0..<min(8, bytes.count)).equalsIgnoringCase("https://") {
            start = 8
        } else {
            throw Self.failure("The request target has none of the forms a server takes.")
        }
        let rest = bytes.part(start..<bytes.count)
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.count
        let host = rest.part(0..<end)
        guard Self.isAuthority(host) else { throw Self.failure("The request target names no valid host.") }
        try self.init(pathAndQuery: rest.part(end..<rest.count), authority: String(decoding: host, as: UTF8.self))
        if path.isEmpty { path = method == .options && query.isEmpty ? "*" : "/" }
    }

    /// Whether bytes are a host with an optional port: a name, an IPv4 address or a bracketed IPv6 address.
    static func isAuthority(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let first = bytes.first else { return false }
        var end = 0
        if first == UInt8(ascii: "[") {
            guard let close = bytes.firstIndex(of: UInt8(ascii: "]")), close > 1,
                IPAddressReader.groups(Array(bytes.part(1..<close))[...]) != nil
            else { return false }
            end = close + 1
        } else {
            while end < bytes.count, ByteClass.hostName.contains(bytes[end]) { end += 1 }
            guard end > 0 else { return false }
        }
        guard end < bytes.count else { return true }
        let port = bytes.part(end + 1..<bytes.count)
        guard bytes[end] == UInt8(ascii: ":"), port.count <= 5, port.allSatisfy(ByteSet.digits.contains) else {
            return false
        }
        return port.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 65_535
    }

    private static func failure(_ message: String) -> HTTPFailure { HTTPFailure(.target, .badRequest, message) }
}
