/// Which page a client asks for: `?page=2&per=50`.
///
/// Numbers out of range are moved to the nearest that is in it, so any request gets an answer of bounded size.
public struct PageQuery: Sendable, Hashable, Codable {
    /// The page's number, from 1.
    public let page: Int
    /// How many items it has, 1 to ``maximumPer``.
    public let per: Int

    /// How many items a page has when the client does not say.
    public static let defaultPer = 20
    /// How many items a client can have at once.
    public static let maximumPer = 100

    /// Asks for a page.
    public init(page: Int = 1, per: Int = PageQuery.defaultPer) {
        self.page = max(1, page)
        self.per = min(max(1, per), Self.maximumPer)
    }

    /// Reads both numbers; each may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            page: try container.decodeIfPresent(Int.self, forKey: .page) ?? 1,
            per: try container.decodeIfPresent(Int.self, forKey: .per) ?? Self.defaultPer)
    }
}
