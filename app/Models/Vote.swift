public import Ferro

/// One visitor's vote for a link; the table's unique index allows one each.
@Model public struct Vote: Equatable {
    public let id: ID
    public var linkID: Link.ID
    public var voter: String
    public var createdAt: Date
}
