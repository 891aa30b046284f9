internal import Ferro

/// A link that somebody on the team found worth reading.
@Model struct Link: Equatable {
    let id: ID
    var url: String
    var title: String
    var submitter: String
    var host: String?
    var score: Double = 0
    var votesCount: Int = 0
    var commentsCount: Int = 0
    var createdAt: Date
    var updatedAt: Date

    static let comments = hasMany(Comment.self, \.linkID)
    static let taggings = hasMany(Tagging.self, \.linkID)

    static let newest = Self.order {
        $0.createdAt.descending; $0.id.descending
    }
    static let top = Self.order {
        $0.score.descending; $0.id.descending
    }
}
