/// How a body is encoded on its way, RFC 9110 section 8.4.1; names are compared in lower case.
public struct ContentCoding: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as `Content-Encoding` has it, in lower case.
    public let name: String

    /// Names a coding; `x-gzip` and `x-compress` are the old names of `gzip` and `compress`.
    public init(_ name: String) {
        let name = name.lowercased()
        self.name = name == "x-gzip" || name == "x-compress" ? String(name.dropFirst(2)) : name
    }
    /// Names a coding.
    public init(stringLiteral name: String) { self.init(name) }

    /// Not encoded.
    public static let identity: ContentCoding = "identity"
    /// RFC 1952.
    public static let gzip: ContentCoding = "gzip"
    /// RFC 1950, not the bare format of RFC 1951.
    public static let deflate: ContentCoding = "deflate"
    /// Brotli, RFC 7932.
    public static let br: ContentCoding = "br"
    /// Zstandard, RFC 8878.
    public static let zstd: ContentCoding = "zstd"

    /// The name.
    public var description: String { name }
}
