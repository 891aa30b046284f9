import Testing

@Suite struct `The expansion of @Model with markers` {
    @Test func `a UUID is made with the draft, columns have their names and roles`() {
        expectModel(
            """
            @Model(id: UUID.self) struct Order {
                @Column("order_id") let id: ID
                var total: Int
                @OptimisticLock var version = 1
                @SoftDelete var deletedAt: Date?
                var createdAt: Date
            }
            """,
            expandsTo: """
                struct Order {
                    let id: ID
                    var total: Int
                    var version = 1
                    var deletedAt: Date?
                    var createdAt: Date

                    typealias ID = UUIDIdentifier<Order>

                    static let table = Inflection.tableName("Order")

                    static let columns = Columns()

                    struct Columns: ModelColumns {
                        let id = Column<Order, ID>("order_id", \\.id)
                        let total = Column<Order, Int>("total", \\.total)
                        let version = Column<Order, Int>("version", \\.version)
                        let deletedAt = Column<Order, Date?>("deleted_at", \\.deletedAt)
                        let createdAt = Column<Order, Date>("created_at", \\.createdAt)
                        static let names = ["order_id", "total", "version", "deleted_at", "created_at"]
                    }

                    struct Draft: ModelDraft {
                        var id: ID?
                        var total: Int
                        var deletedAt: Date?
                        var createdAt: Date?
                        static let columnNames = ["order_id", "total", "version", "deleted_at", "created_at"]
                        init(id: ID? = nil, total: Int, deletedAt: Date? = nil, createdAt: Date? = nil) {
                            self.id = id
                            self.total = total
                            self.deletedAt = deletedAt
                            self.createdAt = createdAt
                        }
                        var sqlValues: [SQLValue] {
                            [self.id.sqlValue, self.total.sqlValue, (1 as Int).sqlValue, self.deletedAt.sqlValue, self.createdAt.sqlValue]
                        }
                        mutating func stamp(at now: Date) {
                            self.id = self.id ?? ID.new(at: now)
                            self.createdAt = self.createdAt ?? now
                        }
                    }

                    struct Changes: ModelChanges {
                        var total: Int?
                        var createdAt: Date?
                        init() {
                        }
                        func collect(into list: inout Assignments) {
                            list.add("total", self.total)
                            list.add("created_at", self.createdAt)
                        }
                    }

                    static var versionColumn: Column<Order, Int>? {
                        columns.version
                    }

                    static var softDeleteColumn: String? {
                        "deleted_at"
                    }
                }

                extension Order: Model, Hashable, Encodable, Decodable {
                    init(row: SQLRow) throws {
                        self.id = try row.decode("order_id", near: 0)
                        self.total = try row.decode("total", near: 1)
                        self.version = try row.decode("version", near: 2)
                        self.deletedAt = try row.decode("deleted_at", near: 3)
                        self.createdAt = try row.decode("created_at", near: 4)
                    }
                }
                """)
    }

    @Test(arguments: [
        (#""people", id: String.self"#, "TextIdentifier<Member>", #""people""#),
        ("id: ISBN.self", "ISBN", #"Inflection.tableName("Member")"#),
    ])
    func `a natural key must be given`(arguments: String, id: String, table: String) {
        expectModel(
            "@Model(\(arguments)) struct Member {\n    let id: ID\n}",
            expandsTo: """
                struct Member {
                    let id: ID

                    typealias ID = \(id)

                    static let table = \(table)

                    static let columns = Columns()

                    struct Columns: ModelColumns {
                        let id = Column<Member, ID>("id", \\.id)
                        static let names = ["id"]
                    }

                    struct Draft: ModelDraft {
                        var id: ID
                        static let columnNames = ["id"]
                        init(id: ID) {
                            self.id = id
                        }
                        var sqlValues: [SQLValue] {
                            [self.id.sqlValue]
                        }
                    }

                    struct Changes: ModelChanges {
                        init() {
                        }
                        func collect(into list: inout Assignments) {

                        }
                    }
                }

                extension Member: Model, Hashable, Encodable, Decodable {
                    init(row: SQLRow) throws {
                        self.id = try row.decode("id", near: 0)
                    }
                }
                """)
    }
}
