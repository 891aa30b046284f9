public import Ferro

/// A link that somebody on the team found worth reading.
@Model public struct Link: Equatable {
    public let id: ID
    public var url: String
    public var title: String
    public var submitter: String
    public var host: String?
    public var score: Double = 0
    public var votesCount: Int = 0
    public var commentsCount: Int = 0
    public var createdAt: Date
    public var updatedAt: Date

    public static let comments = hasMany(Comment.self, \.linkID)
    public static let taggings = hasMany(Tagging.self, \.linkID)

    public static let newest = Self.order { $0.createdAt.descending; $0.id.descending }
    public static let top = Self.order { $0.score.descending; $0.id.descending }
}
