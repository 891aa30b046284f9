/// The name of a key.
///
/// ```swift
/// let key: RedisKey = "visits:\(user.id)"
/// ```
///
/// On a cluster the part between the first `{` and the `}` after it decides the slot, so that keys that share it are
/// kept together: `cart:{42}:items` and `cart:{42}:total`.
public struct RedisKey: RawRepresentable, Hashable, Sendable {
    /// The name.
    public let rawValue: String
    /// Names a key.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Names a key.
    public init(_ name: String) { rawValue = name }
}

extension RedisKey: ExpressibleByStringInterpolation {
    /// Names a key.
    public init(stringLiteral name: String) { rawValue = name }
}

extension RedisKey: CustomStringConvertible {
    /// The name.
    public var description: String { rawValue }
}
