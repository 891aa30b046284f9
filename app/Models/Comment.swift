internal import Ferro

/// What somebody said about a link.
@Model struct Comment: Equatable {
    let id: ID
    var linkID: Link.ID
    var author: String
    var body: String
    var createdAt: Date

    static let link = belongsTo(Link.self, \.linkID)
    static let oldest = Self.order {
        $0.createdAt.ascending; $0.id.ascending
    }
}
