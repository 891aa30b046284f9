public import Ferro

/// A tag that a link carries.
@Model public struct Tagging: Equatable {
    public let id: ID
    public var linkID: Link.ID
    public var tag: String
}
