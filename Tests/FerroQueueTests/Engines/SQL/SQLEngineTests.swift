import FerroQueue
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation
import Testing

@Suite struct SQLEngineTests {
    @Test func `the documented columns are the table's`() async throws {
        let database = Database(try await SQLiteDatabase())
        try await database.createJobs()
        let rows = try await database.rows("SELECT name FROM pragma_table_info('jobs') ORDER BY cid")
        #expect(try rows.map { try $0.decode("name", as: String.self) } == JobsTable.columns)
    }

    @Test func `a job left by a process that died runs again from the file, after its lease`() async throws {
        try await withFile { database in
            let clock = ManualClock()
            let shop = Workshop(engine: SQLEngine(database), clock: clock)
            try await shop.queue.push(WriteNote(text: "a"))
            let dead = try #require(try await shop.claim().first)
            let next = Workshop(engine: SQLEngine(database), clock: clock)
            #expect(try await next.worker().drain() == 0)
            clock.advance(by: .seconds(30))
            #expect(try await next.worker().drain() == 1)
            #expect(next.journal.notes == ["a"])
            let error = await #expect(throws: QueueError.self) { try await shop.engine.complete(dead) }
            #expect(error?.code == .staleClaim)
        }
    }

    @Test func `four workers on one file run five hundred jobs once each`() async throws {
        try await withFile { database in
            let shop = Workshop(engine: SQLEngine(database))
            try await database.transaction { db in
                for number in 0..<500 { try await shop.queue.push(WriteNote(text: "\(number)"), on: db) }
            }
            let workers = try (0..<4).map { _ in try shop.worker(concurrency: 5) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in workers { group.addTask { try await worker.drain() } }
                try await group.waitForAll()
            }
            #expect(shop.journal.notes.sorted() == (0..<500).map(String.init).sorted())
            #expect(workers.map(\.statistics.processed).reduce(0, +) == 500)
            #expect(try await database.value("SELECT count(*) FROM jobs") == 0)
        }
    }

    @Test func `a row that cannot be read fails and does not hold up its neighbours`() async throws {
        let database = Database(try await SQLiteDatabase())
        try await database.createJobs()
        let shop = Workshop(engine: SQLEngine(database))
        try await shop.queue.push(WriteNote(text: "a"))
        try await shop.queue.push(WriteNote(text: "b"))
        try await database.execute("UPDATE jobs SET created_at = 'yesterday' WHERE id = 1")
        #expect(try await shop.worker().drain() == 1)
        #expect(shop.journal.notes == ["b"])
        let row = try #require(try await database.first("SELECT status, error FROM jobs"))
        #expect(try row.decode("status") == "failed")
        #expect(try row.decode("error", as: String.self).contains("created_at"))
    }
}
