import FerroQueue
import FerroSQL
import FerroSQLite
import Testing

@Suite struct TransactionalPushTests {
    private func database() async throws -> Database {
        let database = Database(try await SQLiteDatabase())
        try await database.createJobs()
        try await database.execute("CREATE TABLE posts (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE)")
        return database
    }

    private func engine(_ kind: EngineKind, _ database: Database) -> any QueueEngine {
        kind == .memory ? MemoryEngine() : SQLEngine(database)
    }

    @Test(arguments: [EngineKind.memory, .sqliteMemory])
    func `a job pushed in a transaction exists once it has committed`(kind: EngineKind) async throws {
        let database = try await database()
        let queue = Queue(engine(kind, database))
        let id: JobID = try await database.transaction { db in
            try await db.execute("INSERT INTO posts (title) VALUES ('a')")
            return try await queue.push(WriteNote(text: "a"), on: db).id
        }
        #expect(try await queue.jobs().pending.map(\.id) == [id])
    }

    @Test(arguments: [EngineKind.memory, .sqliteMemory])
    func `a job pushed in a transaction that is rolled back never existed`(kind: EngineKind) async throws {
        let database = try await database()
        let queue = Queue(engine(kind, database))
        await #expect(throws: SQLError.self) {
            try await database.transaction { db in
                try await db.execute("INSERT INTO posts (title) VALUES ('a')")
                try await queue.push(WriteNote(text: "a"), on: db)
                try await db.execute("INSERT INTO posts (title) VALUES ('a')")
            }
        }
        #expect(try await queue.jobs() == QueueJobs())
        #expect(try await database.value("SELECT count(*) FROM posts") == 0)
    }

    @Test func `the row is written in that very transaction`() async throws {
        let database = try await database()
        let queue = Queue(SQLEngine(database))
        try await database.transaction { db in
            let id = try await queue.push(WriteNote(text: "a"), on: db).id
            #expect(try await db.value("SELECT count(*) FROM jobs WHERE id = \(id)") == 1)
        }
    }

    @Test func `a database that is in no transaction is pushed to at once`() async throws {
        let database = try await database()
        let queue = Queue(MemoryEngine())
        try await queue.push(WriteNote(text: "a"), on: database)
        #expect(try await queue.stats().queues.first?.pending == 1)
    }

    @Test(arguments: [EngineKind.memory, .sqliteMemory])
    func `a push that names no database waits for the transaction it is in`(kind: EngineKind) async throws {
        let database = try await database()
        let queue = Queue(engine(kind, database))
        struct Deliberate: Error {}
        _ = try? await database.transaction { _ in
            try await queue.push(WriteNote(text: "lost"))
            throw Deliberate()
        }
        try await database.transaction { db in
            try await queue.push(WriteNote(text: "kept"))
            if kind == .memory { #expect(try await queue.jobs() == QueueJobs()) }
            _ = try? await db.transaction { _ in
                try await queue.push(WriteNote(text: "lost too"))
                throw Deliberate()
            }
        }
        #expect(try await queue.jobs().pending.count == 1)
    }

    @Test func `a transaction of another database holds the row back until its commit`() async throws {
        let (database, other) = (try await database(), try await database())
        let queue = Queue(SQLEngine(database))
        try await other.transaction { db in
            try await queue.push(WriteNote(text: "a"))
            #expect(try await queue.jobs() == QueueJobs())
            #expect(try await db.value("SELECT count(*) FROM jobs") == 0)
        }
        #expect(try await queue.jobs().pending.count == 1)
    }
}
