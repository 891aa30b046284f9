/// One page of a list that is read by where the last page ended, without counting or skipping rows.
///
/// In JSON: `{"items": […], "per": 20, "next": "…", "previous": null}`; a client sends `next` or `previous` back as it is.
public struct CursorPage<Item: Sendable>: Sendable {
    /// What is on the page.
    public let items: [Item]
    /// How many items a full page has.
    public let per: Int
    /// What asks for the page after this one; nil on the last.
    public let next: String?
    /// What asks for the page before this one; nil on the first.
    public let previous: String?

    /// A page.
    public init(items: [Item], per: Int, next: String? = nil, previous: String? = nil) {
        self.items = items
        self.per = per
        self.next = next
        self.previous = previous
    }

    /// The page with every item turned into another.
    public func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> CursorPage<Other> {
        CursorPage<Other>(items: try items.map(transform), per: per, next: next, previous: previous)
    }
}

extension CursorPage: Equatable where Item: Equatable {}

extension CursorPage: Encodable where Item: Encodable {
    private enum CodingKeys: String, CodingKey { case items, per, next, previous }

    /// Writes one object; a cursor that is missing is null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(per, forKey: .per)
        try container.encode(next, forKey: .next)
        try container.encode(previous, forKey: .previous)
    }
}

/// Which page a client asks for: `?cursor=…&per=50`, or nothing for the first.
public struct CursorQuery: Sendable, Hashable, Codable {
    /// The `next` or `previous` of another page.
    public let cursor: String?
    /// How many items a page has, 1 to ``PageQuery/maximumPer``.
    public let per: Int

    /// Asks for a page.
    public init(cursor: String? = nil, per: Int = PageQuery.defaultPer) {
        self.cursor = cursor
        self.per = min(max(1, per), PageQuery.maximumPer)
    }

    /// Reads both; each may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            cursor: try container.decodeIfPresent(String.self, forKey: .cursor),
            per: try container.decodeIfPresent(Int.self, forKey: .per) ?? PageQuery.defaultPer)
    }
}
