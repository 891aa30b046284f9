/// What stands around compressed data.
package enum DeflateFormat: Sendable, Hashable {
    /// RFC 1952, with a CRC and the length at the end.
    case gzip
    /// RFC 1950, with an Adler-32 at the end; `deflate` in HTTP (RFC 9110, 8.4.1.2).
    case zlib

    /// The format of a coding; nil for one that is none of zlib's.
    package init?(_ coding: ContentCoding) {
        switch coding {
        case .gzip: self = .gzip
        case .deflate: self = .zlib
        default: return nil
        }
    }

    /// The name in messages.
    var name: String {
        switch self {
        case .gzip: "gzip"
        case .zlib: "deflate"
        }
    }
}
