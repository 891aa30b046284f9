internal import Ferro

/// One visitor's vote for a link; the table's unique index allows one each.
@Model struct Vote: Equatable {
    let id: ID
    var linkID: Link.ID
    var voter: String
    var createdAt: Date
}
