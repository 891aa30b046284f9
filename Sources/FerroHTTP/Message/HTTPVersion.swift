/// The version of HTTP a message was written in.
public struct HTTPVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The number before the dot.
    public let major: UInt8
    /// The number after the dot.
    public let minor: UInt8

    /// HTTP/1.0.
    public static let http10 = HTTPVersion(major: 1, minor: 0)
    /// HTTP/1.1.
    public static let http11 = HTTPVersion(major: 1, minor: 1)
    /// HTTP/2.
    public static let http2 = HTTPVersion(major: 2, minor: 0)

    init(major: UInt8, minor: UInt8) {
        self.major = major
        self.minor = minor
    }

    /// Orders by major, then minor number.
    public static func < (left: Self, right: Self) -> Bool { (left.major, left.minor) < (right.major, right.minor) }
    /// `HTTP/1.1`, and `HTTP/2` without its second number.
    public var description: String { self >= .http2 ? "HTTP/\(major)" : "HTTP/\(major).\(minor)" }
}
