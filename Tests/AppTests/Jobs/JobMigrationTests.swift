import AppMigrations
import Ferro
import FerroTesting
import Foundation
import Testing

@testable import App

@Suite struct `Jobs of the table as it was` {
    /// How many migrations came after the first form of the table.
    private var later: Int { AppMigrations.all.count { $0.version >= 2026_11_21_100900 } }

    private func insert(
        _ status: String, _ link: Link, at date: Date, error: String? = nil, on db: Database
    ) async throws {
        let payload = String(decoding: try JSONEncoder().encode(RankLink(linkID: link.id)), as: UTF8.self)
        let isClaimed = status == "claimed"
        try await db.execute(
            """
            INSERT INTO jobs (queue, job_type, payload, status, attempts, max_retries, token, available_at, lease_until, \
            error, created_at, failed_at) VALUES ('default', 'rank_link', \(payload), \(status), \(error == nil ? 0 : 4), 3, \
            \(isClaimed ? 1 : 0), \(date), \(isClaimed ? date : nil), \(error), \(date), \(error == nil ? nil : date))
            """)
    }

    @Test func `run and are listed after the table has changed, and survive the way back`() async throws {
        try await withApp(App.self) { app in
            let migrator = Migrator(migrations: App().migrations, database: app.db)
            try await migrator.rollback(steps: later)
            let link = try await Link.factory.create(on: app.db)
            let now = Date()
            try await insert("pending", link, at: now - 60, on: app.db)
            try await insert("pending", link, at: now + 3600, on: app.db)
            try await insert("claimed", link, at: now - 600, on: app.db)
            try await insert("failed", link, at: now - 60, error: "it broke: \"badly\"", on: app.db)
            try await migrator.migrate()

            let jobs = try await app.queue.jobs(limit: 10)
            #expect(jobs.pending.count == 1 && jobs.delayed.count == 1 && jobs.failed.count == 1)
            #expect(jobs.failed.map(\.error) == [#"it broke: "badly""#])
            var runs = try await app.work()
            #expect(runs == 2)
            let failed = try #require(jobs.failed.first)
            let found1 = try await app.queue.retry(failed.job.id)
            #expect(found1)
            runs = try await app.work()
            #expect(runs == 1)
            let found2 = try await Link.find(link.id, on: app.db).host
            #expect(found2 != nil)

            try await migrator.rollback(steps: later)
            let left: [String] = try await app.db.rows("SELECT status FROM jobs").map { try $0.decode("status") }
            #expect(left == ["pending"])
            try await migrator.migrate()
            let found3 = try await app.queue.jobs(limit: 10).delayed.count
            #expect(found3 == 1)
        }
    }

    @Test func `that carry the rest of a chain are not lost on the way back, which is refused with what to do`()
        async throws
    {
        try await withApp(App.self) { app in
            let migrator = Migrator(migrations: App().migrations, database: app.db)
            let link = try await Link.factory.create(on: app.db)
            try await app.queue.chain([RankLink(linkID: link.id), RankLink(linkID: link.id)])
            let error = await #expect(throws: MigrationError.self) { try await migrator.rollback(steps: later) }
            let words = [error?.message, (error?.cause as? MigrationError)?.message].compactMap { $0 }.joined()
            #expect(words.contains("jobs that are not done (1) carry the rest of a chain"))
            #expect(words.contains("queue:forget"))
            try await migrator.migrate()
            let runs = try await app.work()
            #expect(runs == 2)
            try await migrator.rollback(steps: later)
            try await migrator.migrate()
        }
    }
}
