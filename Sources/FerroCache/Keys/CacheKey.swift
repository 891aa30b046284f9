/// The name of a cached value, which knows the value's type.
///
/// ```swift
/// extension CacheKey where Value == [PostView] { static var frontPage: Self { "front_page" } }
/// extension CacheKey where Value == PostView { static func post(_ id: Post.ID) -> Self { "post:\(id)" } }
/// let post = try await c.cache.get(.post(7))
/// ```
///
/// A key has 1 to 512 bytes in UTF-8 and no control characters; what breaks this throws when the key is used. Names that
/// begin with `#` belong to the cache itself.
public struct CacheKey<Value: Codable & Sendable>: Sendable {
    /// The name, without the cache's prefix.
    public let name: String
    /// What statistics call it: the literal parts of its text, so that `"post:\(id)"` belongs to `post:`.
    public let family: String
    /// What may be flushed and then takes this key with it.
    public let tags: [CacheTag]
    @usableFromInline let familyHash: UInt64
    let isValid: Bool

    /// A key with tags: it is as good as gone when one of them is flushed.
    ///
    /// Tags that a key declares are read together with its value, in one call to the store.
    public init(_ key: Self, tags: [CacheTag]) {
        name = key.name
        family = key.family
        familyHash = key.familyHash
        isValid = key.isValid
        self.tags = tags
    }

    /// A key whose name is computed.
    ///
    /// - Parameter family: what statistics call it; choose one of few.
    public init(named name: String, family: String = "other", tags: [CacheTag] = []) {
        self.name = name
        self.family = family
        self.tags = tags
        familyHash = KeyText.hash(family)
        isValid = KeyText.isValid(name)
    }
}

extension CacheKey: ExpressibleByStringInterpolation {
    /// A key whose name is its family, too.
    public init(stringLiteral name: String) { self.init(named: name, family: name) }
    /// A key of the family that the literal parts name.
    public init(stringInterpolation text: KeyInterpolation) { self.init(named: text.text, family: text.family) }
}
