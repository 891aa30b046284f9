import Testing

@Suite struct RecordExpansionTests {
    @Test func `a record is written out`() {
        let body = """
            struct Player {
                let id: UUID
                var name: String
                var score = 0
                var rank: Rank = .novice
                var nickname: String?
                var title: String? = nil
                private(set) var tags: [String] = []
                lazy var words = name.split(separator: " ")
                var isNew: Bool { score == 0 }
                static let limit = 5
            }
            """
        expectRecord(
            "@RedisRecord " + body,
            expandsTo: body + """


                extension Player: RedisRecord, RecordFields {
                    static var recordName: String {
                        "Player"
                    }

                    struct Fields: RecordFieldList {
                        private let path: RecordPath
                        init(at path: RecordPath) {
                            self.path = path
                        }
                        var name: RecordField<String> {
                            path.field("name")
                        }
                        var score: RecordField<Int> {
                            path.field("score", default: 0)
                        }
                        var rank: RecordField<Rank> {
                            path.field("rank", default: .novice)
                        }
                        var nickname: RecordField<String?> {
                            path.field("nickname")
                        }
                        var title: RecordField<String?> {
                            path.field("title")
                        }
                        var tags: RecordField<[String]> {
                            path.field("tags", default: [])
                        }
                    }

                    init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError) {
                        self.id = try reader.id()
                        self.name = try reader.read(fields.name)
                        self.score = try reader.read(fields.score)
                        self.rank = try reader.read(fields.rank)
                        self.nickname = try reader.read(fields.nickname)
                        self.title = try reader.read(fields.title)
                        self.tags = try reader.read(fields.tags)
                    }

                    func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError) {
                        try writer.write(self.name, fields.name)
                        try writer.write(self.score, fields.score)
                        try writer.write(self.rank, fields.rank)
                        try writer.write(self.nickname, fields.nickname)
                        try writer.write(self.title, fields.title)
                        try writer.write(self.tags, fields.tags)
                    }
                }
                """)
    }

    @Test func `indexed properties, another key and another name`() {
        expectRecord(
            """
            @RedisRecord("people") public struct User {
                @RecordKey public let mail: String
                @Indexed public var age: Int?
                @Indexed @SafeLoad var rank: Rank = .novice
            }
            """,
            expandsTo: """
                public struct User {
                    public let mail: String
                    public var age: Int?
                    var rank: Rank = .novice
                }

                extension User: RedisRecord, RecordFields, IndexedFields {
                    public static var recordName: String {
                        "people"
                    }

                    public var id: String {
                        mail
                    }

                    public struct Fields: RecordFieldList {
                        private let path: RecordPath
                        public init(at path: RecordPath) {
                            self.path = path
                        }
                        public var age: RecordField<Int?> {
                            path.field("age")
                        }
                        var rank: RecordField<Rank> {
                            path.field("rank", default: .novice, isLenient: true)
                        }
                    }

                    public init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError) {
                        self.mail = try reader.id()
                        self.age = try reader.read(fields.age)
                        self.rank = try reader.read(fields.rank)
                    }

                    public func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError) {
                        try writer.write(self.age, fields.age)
                        try writer.write(self.rank, fields.rank)
                    }

                    public struct Indexes: RecordIndexList {
                        private let path: RecordPath
                        public init(at path: RecordPath) {
                            self.path = path
                        }
                        public var age: IndexedField<Int?> {
                            path.index("age")
                        }
                        var rank: IndexedField<Rank> {
                            path.index("rank", default: .novice)
                        }
                        public var recordIndexes: [RecordIndex] {
                            self.age.indexes + self.rank.indexes
                        }
                    }

                    public static var indexes: [RecordIndex] {
                        Indexes(at: RecordPath()).recordIndexes
                    }
                }
                """)
    }

    @Test func `names of the expansion give way to those of the struct`() {
        expectRecord(
            """
            @RecordFields struct Book {
                var reader: String
                private var fields: Int
                var `default`: Self.Kind = Self.first
            }
            """,
            expandsTo: """
                struct Book {
                    var reader: String
                    private var fields: Int
                    var `default`: Self.Kind = Self.first
                }

                extension Book: RecordFields {
                    struct Fields: RecordFieldList {
                        private let path: RecordPath
                        init(at path: RecordPath) {
                            self.path = path
                        }
                        var reader: RecordField<String> {
                            path.field("reader")
                        }
                        fileprivate var fields: RecordField<Int> {
                            path.field("fields")
                        }
                        var `default`: RecordField<Book.Kind> {
                            path.field("default", default: Book.first)
                        }
                    }

                    init(reading reader_: inout RecordReader, _ fields_: Fields) throws(RecordError) {
                        self.reader = try reader_.read(fields_.reader)
                        self.fields = try reader_.read(fields_.fields)
                        self.`default` = try reader_.read(fields_.`default`)
                    }

                    func write(to writer: inout RecordWriter, _ fields_: Fields) throws(RecordError) {
                        try writer.write(self.reader, fields_.reader)
                        try writer.write(self.fields, fields_.fields)
                        try writer.write(self.`default`, fields_.`default`)
                    }
                }
                """)
    }

    @Test func `an own name and nothing else to keep`() {
        expectRecord(
            """
            @RedisRecord struct Mark {
                static let recordName = "mark"
                var id: Int
            }
            """,
            expandsTo: """
                struct Mark {
                    static let recordName = "mark"
                    var id: Int
                }

                extension Mark: RedisRecord, RecordFields {
                    struct Fields: RecordFieldList {
                        private let path: RecordPath
                        init(at path: RecordPath) {
                            self.path = path
                        }
                    }

                    init(reading reader: inout RecordReader, _ fields: Fields) throws(RecordError) {
                        self.id = try reader.id()
                    }

                    func write(to writer: inout RecordWriter, _ fields: Fields) throws(RecordError) {

                    }
                }
                """)
    }
}
