public import Ferro

/// What somebody said about a link.
@Model public struct Comment: Equatable {
    public let id: ID
    public var linkID: Link.ID
    public var author: String
    public var body: String
    public var createdAt: Date

    public static let link = belongsTo(Link.self, \.linkID)
    public static let oldest = Self.order { $0.createdAt.ascending; $0.id.ascending }
}
