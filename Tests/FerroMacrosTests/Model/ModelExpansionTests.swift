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
                struct Comment {
                    let id: ID
                    var linkID: Link.ID
                    var answersID: Comment.ID?
                    var body: String = ""
                    var createdAt: Date

                    static let link = belongsTo(Link.self, \\.linkID)
                    static let answered = belongsTo(Comment.self, \\.answersID)
                    static let newest = Self.order { $0.createdAt.descending }

                    typealias ID = Identifier<Comment>

                    static let table = Inflection.tableName("Comment")

                    static let columns = Columns()

                    struct Columns: ModelColumns {
                        let id = Column<Comment, ID>("id", \\.id)
                        let linkID = Column<Comment, Link.ID>("link_id", \\.linkID)
                        let answersID = Column<Comment, Comment.ID?>("answers_id", \\.answersID)
                        let body = Column<Comment, String>("body", \\.body)
                        let createdAt = Column<Comment, Date>("created_at", \\.createdAt)
                        static let names = ["id", "link_id", "answers_id", "body", "created_at"]
                    }

                    struct Draft: ModelDraft {
                        var linkID: Link.ID
                        var answersID: Comment.ID?
                        var body: String
                        var createdAt: Date?
                        static let columnNames = ["link_id", "answers_id", "body", "created_at"]
                        init(linkID: Link.ID, answersID: Comment.ID? = nil, body: String = "", createdAt: Date? = nil) {
                            self.linkID = linkID
                            self.answersID = answersID
                            self.body = body
                            self.createdAt = createdAt
                        }
                        var sqlValues: [SQLValue] {
                            [self.linkID.sqlValue, self.answersID.sqlValue, self.body.sqlValue, self.createdAt.sqlValue]
                        }
                        mutating func stamp(at now: Date) {
                            self.createdAt = self.createdAt ?? now
                        }
                    }

                    struct Changes: ModelChanges {
                        var linkID: Link.ID?
                        @Assigned var answersID: Comment.ID?
                        var body: String?
                        var createdAt: Date?
                        init() {
                        }
                        func collect(into list: inout Assignments) {
                            list.add("link_id", self.linkID)
                            list.add("answers_id", self.$answersID)
                            list.add("body", self.body)
                            list.add("created_at", self.createdAt)
                        }
                    }

                    struct Relations: Sendable {
                        let link = RelationPath<LinkRelation>()
                        let answered = RelationPath<Answered>()
                    }

                    enum Unloaded {
                        @available(*, unavailable, message: "load it first: Comment.with(\\\\.link) in the query, or comment.load(\\\\.link, on: db)")
                        var link: Link {
                            switch self {
                            }
                        }
                        @available(*, unavailable, message: "load it first: Comment.with(\\\\.answered) in the query, or comment.load(\\\\.answered, on: db)")
                        var answered: Comment? {
                            switch self {
                            }
                        }
                    }

                    enum LinkRelation: Relation {
                        static let name = "link"
                        static var definition: BelongsTo<Comment, Link> {
                            Comment.link
                        }
                        var link: Link {
                            switch self {
                            }
                        }
                    }

                    enum Answered: Relation {
                        static let name = "answered"
                        static var definition: BelongsToOptional<Comment, Comment> {
                            Comment.answered
                        }
                        var answered: Comment? {
                            switch self {
                            }
                        }
                    }
                }

                extension Comment: Model, Hashable, Encodable, Decodable {
                    init(row: SQLRow) throws {
                        self.id = try row.decode("id", near: 0)
                        self.linkID = try row.decode("link_id", near: 1)
                        self.answersID = try row.decode("answers_id", near: 2)
                        self.body = try row.decode("body", near: 3)
                        self.createdAt = try row.decode("created_at", near: 4)
                    }
                }
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
                public struct Member {
                    public let id: ID
                    public var name: String
                    public var `default`: Bool?
                    public var updatedAt: Date?
                    public static let notes = hasMany(Note.self, \\.memberID).order { $0.id.descending }
                    static let card = Self.hasOne(Card.self, \\.memberID)
                    var initial: String { "" }

                    public typealias ID = Identifier<Member>

                    public static let table = "people"

                    public static let columns = Columns()

                    public struct Columns: ModelColumns {
                        public let id = Column<Member, ID>("id", \\.id)
                        public let name = Column<Member, String>("name", \\.name)
                        public let `default` = Column<Member, Bool?>("default", \\.`default`)
                        public let updatedAt = Column<Member, Date?>("updated_at", \\.updatedAt)
                        public static let names = ["id", "name", "default", "updated_at"]
                    }

                    public struct Draft: ModelDraft {
                        public var name: String
                        public var `default`: Bool?
                        public var updatedAt: Date?
                        public static let columnNames = ["name", "default", "updated_at"]
                        public init(name: String, `default`: Bool? = nil, updatedAt: Date? = nil) {
                            self.name = name
                            self.`default` = `default`
                            self.updatedAt = updatedAt
                        }
                        public var sqlValues: [SQLValue] {
                            [self.name.sqlValue, self.`default`.sqlValue, self.updatedAt.sqlValue]
                        }
                        public mutating func stamp(at now: Date) {
                            self.updatedAt = self.updatedAt ?? now
                        }
                    }

                    public struct Changes: ModelChanges {
                        public var name: String?
                        @Assigned public var `default`: Bool?
                        @Assigned public var updatedAt: Date?
                        public init() {
                        }
                        public func collect(into list: inout Assignments) {
                            list.add("name", self.name)
                            list.add("default", self.$default)
                            list.add("updated_at", self.$updatedAt)
                        }
                        public mutating func stamp(at now: Date) {
                            if !self.$updatedAt.isAssigned {
                                self.updatedAt = now
                            }
                        }
                    }

                    public struct Relations: Sendable {
                        public let notes = RelationPath<Notes>()
                        let card = RelationPath<CardRelation>()
                    }

                    public enum Unloaded {
                        @available(*, unavailable, message: "load it first: Member.with(\\\\.notes) in the query, or member.load(\\\\.notes, on: db)")
                        public var notes: [Note] {
                            switch self {
                            }
                        }
                        @available(*, unavailable, message: "load it first: Member.with(\\\\.card) in the query, or member.load(\\\\.card, on: db)")
                        var card: Card? {
                            switch self {
                            }
                        }
                    }

                    public enum Notes: Relation {
                        public static let name = "notes"
                        public static var definition: HasMany<Member, Note> {
                            Member.notes
                        }
                        public var notes: [Note] {
                            switch self {
                            }
                        }
                        public var notesCount: Int {
                            switch self {
                            }
                        }
                    }

                    enum CardRelation: Relation {
                        static let name = "card"
                        static var definition: HasOne<Member, Card> {
                            Member.card
                        }
                        var card: Card? {
                            switch self {
                            }
                        }
                    }
                }

                extension Member: Model, Hashable, Encodable, Decodable {
                    public init(row: SQLRow) throws {
                        self.id = try row.decode("id", near: 0)
                        self.name = try row.decode("name", near: 1)
                        self.`default` = try row.decode("default", near: 2)
                        self.updatedAt = try row.decode("updated_at", near: 3)
                    }
                }
                """)
    }

    @Test func `own CodingKeys leave Decodable to the program, and Self is written as the model`() {
        expectModel(
            """
            @Model struct Tick {
                let id: ID
                let since: Self.ID?
                private enum CodingKeys: String, CodingKey {
                    case id
                }
            }
            """,
            expandsTo: """
                struct Tick {
                    let id: ID
                    let since: Self.ID?
                    private enum CodingKeys: String, CodingKey {
                        case id
                    }

                    typealias ID = Identifier<Tick>

                    static let table = Inflection.tableName("Tick")

                    static let columns = Columns()

                    struct Columns: ModelColumns {
                        let id = Column<Tick, ID>("id", \\.id)
                        let since = Column<Tick, Tick.ID?>("since", \\.since)
                        static let names = ["id", "since"]
                    }

                    struct Draft: ModelDraft {
                        var since: Tick.ID?
                        static let columnNames = ["since"]
                        init(since: Tick.ID? = nil) {
                            self.since = since
                        }
                        var sqlValues: [SQLValue] {
                            [self.since.sqlValue]
                        }
                    }

                    struct Changes: ModelChanges {
                        init() {
                        }
                        func collect(into list: inout Assignments) {

                        }
                    }
                }

                extension Tick: Model, Hashable, Encodable {
                    init(row: SQLRow) throws {
                        self.id = try row.decode("id", near: 0)
                        self.since = try row.decode("since", near: 1)
                    }
                }
                """)
    }
}
