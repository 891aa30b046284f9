/// A name that many keys share, so that all of them can be flushed at once.
///
/// ```swift
/// extension CacheTag { static let posts: Self = "posts" }
/// extension CacheKey where Value == PostView {
///     static func post(_ id: Post.ID) -> Self { CacheKey("post:\(id)", tags: [.posts]) }
/// }
/// try await c.cache.flush(tags: .posts)
/// ```
///
/// It has 1 to 255 bytes in UTF-8 and no control characters; what breaks this throws when the tag is used.
public struct CacheTag: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The name.
    public let name: String

    /// A tag whose name is computed.
    public init(_ name: String) { self.name = name }
    /// A tag.
    public init(stringLiteral name: String) { self.name = name }
    /// A tag with values in its name.
    public init(stringInterpolation text: KeyInterpolation) { name = text.text }

    static let maximumLength = 255
    /// More tags than this for one entry are refused.
    package static let maximumCount = 32

    /// The tag; throws when its name may not be one.
    package func checked() throws -> CacheTag {
        guard KeyText.isValid(name), name.utf8.count <= Self.maximumLength else {
            throw CacheError(.key, "A tag has 1 to 255 bytes, no control characters, and does not begin with '#'.")
        }
        return self
    }
}

/// A tag as it was when a value was computed: a flush gives it another version.
///
/// Versions are random and never come back, so a version that a full store threw out cannot make old entries valid.
struct TagVersion: Hashable, Sendable {
    var tag: CacheTag
    var version: UInt64

    /// How long a version is kept for entries of a lifetime; nil for ever.
    ///
    /// A version that is gone only makes its entries misses, so most of them end after a while: an app with a tag for
    /// each of its records would fill its store with tags that nobody uses any more.
    static func lifetime(for entry: Duration?) -> Duration? {
        guard let entry, entry <= ordinary / 2 else { return nil }
        return ordinary
    }

    /// 60 days.
    static let ordinary = Duration.seconds(60 * 86_400)

    /// What is kept under a tag's key.
    static func bytes(_ version: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: version >> (56 - $0 * 8)) }
    }
    /// The version that is kept; nil when it is something else.
    static func version(_ bytes: [UInt8]) -> UInt64? {
        bytes.count == 8 ? bytes.reduce(0) { $0 << 8 | UInt64($1) } : nil
    }
}
