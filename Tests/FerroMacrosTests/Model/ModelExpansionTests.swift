import Testing

@Suite struct `The expansion of @Model` {
    @Test func `a model gets its columns, draft, changes and relations`() {
        expectModel(
            """
            @Model struct Comment {
                let id: ID
                var linkID: Link.ID
                var answersID: Comment.ID?
                var body: String = ""
                var createdAt: Date

                static let link = belongsTo(Link.self, \\.linkID)
                static let answered = belongsTo(Comment.self, \\.answersID)
                static let newest = Self.order { $0.createdAt.descending }
            }
            """,
            expandsTo: """
            """)
    }

    @Test func `a public model has public members, and a table as it says`() {
        expectModel(
            """
            @Model("people") public struct Member {
                public let id: ID
                public var name: String
                public var `default`: Bool?
                public var updatedAt: Date?
                public static let notes = hasMany(Note.self, \\.memberID).order { $0.id.descending }
                static let card = Self.hasOne(Card.self, \\.memberID)
                var initial: String { "" }
            }
            """,
            expandsTo: """
            """)
    }

    @Test func `a model of nothing but its key still expands`() {
        expectModel(
            """
            @Model struct Tick {
                let id: ID
                private enum CodingKeys: String, CodingKey { case id }
            }
            """,
            expandsTo: """
            """)
    }
}
