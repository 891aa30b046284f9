import FerroORM
import Foundation

/// The board of the examples with everything written out that `@Model` would write: the hand-written form of a model.
enum HandWritten {
    struct Link: Model, Codable, Hashable {
        typealias ID = Identifier<Link>

        let id: ID
        var url: String
        var title: String
        var tags: [String]
        var host: String?
        var score: Double = 0
        var votesCount: Int = 0
        var createdAt: Date
        var updatedAt: Date

        static let comments = hasMany(Comment.self, \.linkID)
        static let newest = Self.order { $0.createdAt.descending }
        static let onSwift = Self.where { $0.host == "swift.org" }
        static let topThree = Self.order { $0.votesCount.descending }.limit(3)

        static let table = "links"
        static let columns = Columns()

        struct Columns: ModelColumns {
            let id = Column<Link, ID>("id", \.id)
            let url = Column<Link, String>("url", \.url)
            let title = Column<Link, String>("title", \.title)
            let tags = Column<Link, [String]>("tags", \.tags)
            let host = Column<Link, String?>("host", \.host)
            let score = Column<Link, Double>("score", \.score)
            let votesCount = Column<Link, Int>("votes_count", \.votesCount)
            let createdAt = Column<Link, Date>("created_at", \.createdAt)
            let updatedAt = Column<Link, Date>("updated_at", \.updatedAt)
            static let names = [
                "id", "url", "title", "tags", "host", "score", "votes_count", "created_at", "updated_at",
            ]
        }

        struct Draft: ModelDraft {
            var url: String
            var title: String
            var tags: [String]
            var host: String?
            var score: Double = 0
            var votesCount: Int = 0
            var createdAt: Date?
            var updatedAt: Date?
            static let columnNames = [
                "url", "title", "tags", "host", "score", "votes_count", "created_at", "updated_at",
            ]
            var sqlValues: [SQLValue] {
                [
                    url.sqlValue, title.sqlValue, tags.sqlValue, host.sqlValue, score.sqlValue, votesCount.sqlValue,
                    createdAt.sqlValue, updatedAt.sqlValue,
                ]
            }
            mutating func stamp(at now: Date) {
                createdAt = createdAt ?? now
                updatedAt = updatedAt ?? now
            }
        }

        struct Changes: ModelChanges {
            var url: String?
            var title: String?
            var tags: [String]?
            @Assigned var host: String?
            var score: Double?
            var votesCount: Int?
            var createdAt: Date?
            var updatedAt: Date?
            init() {}
            func collect(into list: inout Assignments) {
                list.add("url", url)
                list.add("title", title)
                list.add("tags", tags)
                list.add("host", $host)
                list.add("score", score)
                list.add("votes_count", votesCount)
                list.add("created_at", createdAt)
                list.add("updated_at", updatedAt)
            }
            mutating func stamp(at now: Date) { updatedAt = updatedAt ?? now }
        }

        struct Relations: Sendable {
            let comments = RelationPath<Comments>()
        }

        enum Comments: Relation {
            static let name = "comments"
            static var definition: HasMany<Link, Comment> { Link.comments }
            var comments: [Comment] { switch self {} }
            var commentsCount: Int { switch self {} }
        }
    }

    struct Comment: Model, Codable, Hashable {
        typealias ID = Identifier<Comment>

        let id: ID
        var linkID: Link.ID
        var answersID: Comment.ID?
        var body: String

        static let link = belongsTo(Link.self, \.linkID)
        static let answers = belongsTo(Comment.self, \.answersID)

        static let table = "comments"
        static let columns = Columns()

        struct Columns: ModelColumns {
            let id = Column<Comment, ID>("id", \.id)
            let linkID = Column<Comment, Link.ID>("link_id", \.linkID)
            let answersID = Column<Comment, Comment.ID?>("answers_id", \.answersID)
            let body = Column<Comment, String>("body", \.body)
            static let names = ["id", "link_id", "answers_id", "body"]
        }

        struct Draft: ModelDraft {
            var linkID: Link.ID
            var answersID: Comment.ID?
            var body: String
            static let columnNames = ["link_id", "answers_id", "body"]
            var sqlValues: [SQLValue] { [linkID.sqlValue, answersID.sqlValue, body.sqlValue] }
        }

        struct Changes: ModelChanges {
            var linkID: Link.ID?
            @Assigned var answersID: Comment.ID?
            var body: String?
            init() {}
            func collect(into list: inout Assignments) {
                list.add("link_id", linkID)
                list.add("answers_id", $answersID)
                list.add("body", body)
            }
        }

        struct Relations: Sendable {
            let link = RelationPath<LinkRelation>()
            let answers = RelationPath<Answers>()
        }

        enum LinkRelation: Relation {
            static let name = "link"
            static var definition: BelongsTo<Comment, Link> { Comment.link }
            var link: Link { switch self {} }
        }

        enum Answers: Relation {
            static let name = "answers"
            static var definition: BelongsToOptional<Comment, Comment> { Comment.answers }
            var answers: Comment? { switch self {} }
        }
    }
}

extension HandWritten.Link {
    init(row: SQLRow) throws {
        id = try row.decode("id", near: 0)
        url = try row.decode("url", near: 1)
        title = try row.decode("title", near: 2)
        tags = try row.decode("tags", near: 3)
        host = try row.decode("host", near: 4)
        score = try row.decode("score", near: 5)
        votesCount = try row.decode("votes_count", near: 6)
        createdAt = try row.decode("created_at", near: 7)
        updatedAt = try row.decode("updated_at", near: 8)
    }
}

extension HandWritten.Comment {
    init(row: SQLRow) throws {
        id = try row.decode("id", near: 0)
        linkID = try row.decode("link_id", near: 1)
        answersID = try row.decode("answers_id", near: 2)
        body = try row.decode("body", near: 3)
    }
}
