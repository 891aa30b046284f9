/// One page of a longer list.
public struct Page<Item: Sendable>: Sendable {
    /// What is on the page.
    public let items: [Item]
    /// Which page it is, from 1.
    public let number: Int
    /// How many items a full page has.
    public let per: Int
    /// How many items all pages have together.
    public let total: Int

    /// A page; numbers out of range are moved to the nearest that is in it.
    public init(items: [Item], number: Int, per: Int, total: Int) {
        self.items = items
        self.number = max(1, number)
        self.per = max(1, per)
        self.total = max(0, total)
    }

    /// The number of the last page; 1 when there is nothing.
    public var lastPage: Int { max(1, total / per + (total % per == 0 ? 0 : 1)) }
    /// Whether there is a page after this one.
    public var hasNext: Bool { number < lastPage }
    /// Whether there is a page before this one.
    public var hasPrevious: Bool { number > 1 }

    /// The page with every item turned into another.
    public func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(items: try items.map(transform), number: number, per: per, total: total)
    }
}

extension Page: Equatable where Item: Equatable {}

extension Page {
    private enum CodingKeys: String, CodingKey {
        case items, number, per, total, lastPage, hasNext, hasPrevious
    }
}

extension Page: Encodable where Item: Encodable {
    /// Writes one object with the items under `items` and the numbers beside them.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(number, forKey: .number)
        try container.encode(per, forKey: .per)
        try container.encode(total, forKey: .total)
        try container.encode(lastPage, forKey: .lastPage)
        try container.encode(hasNext, forKey: .hasNext)
        try container.encode(hasPrevious, forKey: .hasPrevious)
    }
}

extension Page: Decodable where Item: Decodable {
    /// Reads what ``encode(to:)`` wrote; the numbers that follow from others are computed.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            items: try container.decode([Item].self, forKey: .items),
            number: try container.decode(Int.self, forKey: .number), per: try container.decode(Int.self, forKey: .per),
            total: try container.decode(Int.self, forKey: .total))
    }
}
