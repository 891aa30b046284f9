internal import Ferro

/// A tag that a link carries.
@Model struct Tagging: Equatable {
    let id: ID
    var linkID: Link.ID
    var tag: String
}
