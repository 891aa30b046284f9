import FerroORM
import Foundation
import Synchronization

/// Runs a test on a new database that has the blog's tables, with a count of the round trips.
func withBlog(
    _ database: TestDatabase = .sqlite, _ body: (Database, RoundTrips) async throws -> Void
) async throws {
    let trips = RoundTrips()
    try await database.run(over: trips.over) { db in
        try await Blog.createTables(on: db)
        trips.reset()
        try await body(db, trips)
    }
}

extension Blog {
    static func createTables(on db: Database) async throws {
        let schema = Schema(db)
        try await schema.create("people") { t in
            t.id()
            t.string("name")
        }
        try await schema.create("profiles") { t in
            t.id()
            t.bigInteger("author_id").nullable()
            t.string("text")
        }
        try await schema.create("posts") { t in
            t.id()
            t.bigInteger("author_id")
            t.bigInteger("reviewer_id").nullable()
            t.string("title")
        }
        try await schema.create("remarks") { t in
            t.id()
            t.bigInteger("post_id").index()
            t.bigInteger("author_id")
            t.bigInteger("parent_id").nullable()
            t.string("body")
            t.bool("is_spam")
            t.timestamp("written_at")
        }
        try await createPivots(schema)
    }

    private static func createPivots(_ schema: Schema) async throws {
        try await schema.create("tags") { t in
            t.id()
            t.string("name")
        }
        try await schema.create("taggings") { t in
            t.id()
            t.bigInteger("post_id")
            t.bigInteger("tag_id")
            t.bigInteger("weight").default(1)
            t.unique("post_id", "tag_id")
        }
        try await schema.create("images") { t in
            t.id()
            t.string("subject_type").nullable()
            t.bigInteger("subject_id").nullable()
            t.string("url")
        }
    }

    /// Two people, posts by the first, comments `1.1`, `1.2`… of which each third is spam.
    static func fill(_ db: Database, posts: Int, comments: Int = 3) async throws {
        try await Author.create([.init(name: "Ada"), .init(name: "Grace")], on: db)
        let written: [Post.Draft] = (1...posts).map { number in
            let reviewer: Author.ID? = number % 2 == 0 ? 2 : nil
            return Post.Draft(authorID: 1, reviewerID: reviewer, title: "\(number)")
        }
        try await Post.create(written, on: db)
        var drafts: [Comment.Draft] = []
        for post in 1...posts {
            for number in 0..<comments {
                drafts.append(
                    Comment.Draft(
                        postID: Post.ID(Int64(post)), authorID: number % 2 == 0 ? 1 : 2, body: "\(post).\(number + 1)",
                        isSpam: number == 2, writtenAt: noon.addingTimeInterval(Double(number))))
            }
        }
        try await Comment.create(drafts, on: db)
    }
}

/// Counts how often a driver is called.
final class RoundTrips: Sendable {
    private let calls = Mutex<[[String]]>([])

    /// How many statements each round trip had.
    var statements: [Int] { calls.withLock { $0.map(\.count) } }
    func reset() { calls.withLock { $0 = [] } }
    func over(_ driver: any SQLDriver) -> any SQLDriver { CountedDriver(driver: driver, trips: self) }
    fileprivate func note(_ statements: [SQLStatement]) { calls.withLock { $0.append(statements.map(\.text)) } }
}

/// A driver that hands everything to another.
private struct CountedDriver: SQLDriver {
    let driver: any SQLDriver
    let trips: RoundTrips
    var dialect: Dialect { driver.dialect }

    func execute(_ statement: SQLStatement) async throws -> SQLResult {
        trips.note([statement])
        return try await driver.execute(statement)
    }

    func executeAll(_ statements: [SQLStatement]) async throws -> [SQLResult] {
        trips.note(statements)
        return try await driver.executeAll(statements)
    }

    func begin(_ options: TransactionOptions) async throws -> any SQLTransaction { try await driver.begin(options) }
    func close() async { await driver.close() }
}
