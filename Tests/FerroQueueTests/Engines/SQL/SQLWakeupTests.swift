import FerroPostgres
import FerroQueue
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation
import Testing

@Suite struct SQLWakeupTests {
    /// The next word of a stream, waiting at most 20 seconds.
    private func next(of stream: AsyncStream<QueueWakeup>) async -> QueueWakeup? {
        await withTaskGroup(of: QueueWakeup?.self) { group in
            group.addTask {
                for await wakeup in stream { return wakeup }
                return nil
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(20))
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    @Test(.enabled(if: SQLKind.postgresURL != nil))
    func `NOTIFY wakes who listens over a connection of another process`() async throws {
        try await withPostgres { database, url in
            let other = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
            let (bench, stranger) = (SQLBench(database), SQLBench(other))
            let stream = stranger.engine.wakeups()
            // It says so itself once it listens.
            #expect(await next(of: stream) == .work)
            #expect(await next(of: stream) == .control)
            try await bench.push(bench.draft())
            #expect(await next(of: stream) == .work)
            await other.close()
        }
    }

    @Test func `SQLite wakes who listens in the process, after the commit`() async throws {
        struct Deliberate: Error {}
        let database = Database(try await SQLiteDatabase())
        try await database.createJobs()
        let bench = SQLBench(database)
        let stream = bench.engine.wakeups()
        _ = try? await database.transaction { db in
            try await bench.push(bench.draft(), on: db)
            throw Deliberate()
        }
        try await bench.engine.stores.administration.pause("other", true, now: bench.start)
        #expect(await next(of: stream) == .control)
        try await database.transaction { db in _ = try await bench.push(bench.draft(), on: db) }
        #expect(await next(of: stream) == .work)
        await database.close()
    }

    @Test func `of the words that nobody takes one of control is kept`() async throws {
        let database = Database(try await SQLiteDatabase())
        try await database.createJobs()
        let bench = SQLBench(database)
        let stream = bench.engine.wakeups()
        try await bench.engine.stores.administration.pause("q", true, now: bench.start)
        for _ in 0..<200 { try await bench.push(bench.draft()) }
        var heard: Set<QueueWakeup> = []
        while heard.count < 2, let word = await next(of: stream) { heard.insert(word) }
        #expect(heard == [.work, .control])
        await database.close()
    }
}
