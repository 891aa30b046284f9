import FerroSQL
import Testing

@testable import FerroSQLite

@Suite(.timeLimit(.minutes(1))) struct CheckpointTests {
    /// What a page takes in the log: 4096 bytes and the header of a frame.
    private let frame = 4120
    private let blob = [UInt8](repeating: 7, count: 3000)

    private func write(_ count: Int, _ db: Database) async throws {
        for _ in 0..<count { try await db.execute("INSERT INTO blobs (bytes) VALUES (\(blob))") }
    }

    @Test func `the log stays short while many write and read`() async throws {
        let file = try await TestFile(checkpointPages: 20)
        let db = file.db
        try await db.execute("CREATE TABLE blobs (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        let longest = try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { while !Task.isCancelled { _ = try? await db.rows("SELECT id FROM blobs LIMIT 20") } }
            }
            var longest = 0
            for _ in 0..<100 {
                try await write(30, db)
                longest = max(longest, file.logSize)
            }
            group.cancelAll()
            return longest
        }
        // Without write-backs, 3000 commits of at least one page each would all be in it.
        #expect(longest < 2900 * frame)
        #expect(file.logRestarts > 3)
        #expect(try await db.value("SELECT count(*) FROM blobs") as Int == 3000)
        await db.close()
    }

    @Test func `a commit writes nothing back by itself`() async throws {
        let file = try await TestFile(checkpointPages: .max)
        try await file.db.execute("CREATE TABLE blobs (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        try await write(1200, file.db)
        #expect(file.logSize > 1100 * frame)
        #expect(file.logRestarts == 0)
        await file.db.close()
    }

    @Test func `the log starts again after a long read`() async throws {
        let file = try await TestFile(checkpointPages: 10)
        let db = file.db
        try await db.execute("CREATE TABLE blobs (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        try await db.transaction(.readOnly) { reading in
            _ = try await reading.rows("SELECT id FROM blobs")
            let restarts = file.logRestarts
            try await write(200, db.outsideTransaction)
            #expect(file.logRestarts == restarts)
        }
        let restarts = file.logRestarts
        while file.logRestarts == restarts { try await write(1, db) }
        await db.close()
    }

    @Test func `closing writes back while another process has the file open`() async throws {
        let file = try await TestFile(checkpointPages: .max)
        let other = try await file.second()
        try await file.db.execute("CREATE TABLE blobs (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        try await write(20, file.db)
        await file.db.close()
        // A log that is in the file whole starts again at the next write.
        let restarts = file.logRestarts
        try await other.execute("INSERT INTO x VALUES (1)")
        #expect(file.logRestarts == restarts + 1)
        await other.close()
    }
}
