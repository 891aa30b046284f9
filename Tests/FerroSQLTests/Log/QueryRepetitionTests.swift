import FerroSQL
import FerroSupport
import Synchronization
import Testing

@Suite struct QueryRepetitionTests {
    private final class Reports: Sendable {
        private let reports = Mutex<[QueryRepetition]>([])
        var all: [QueryRepetition] { reports.withLock { $0 } }
        func add(_ report: QueryRepetition) { reports.withLock { $0.append(report) } }
    }

    private func watched(_ reports: Reports, limit: Int = 3) -> Database {
        let log = QueryLog(repetitions: limit) { reports.add($0) }
        return Database(RecordingDriver()).logging(to: log)
    }

    @Test func `a loop over rows is reported once, with what it followed and its line`() async throws {
        let reports = Reports()
        let db = watched(reports)
        try await db.execute("SELECT * FROM posts")
        let line: UInt = #line + 2
        for id in 1...10 {
            try await db.at().execute("SELECT * FROM comments WHERE post_id = \(id)")
        }
        let report = try #require(reports.all.first)
        #expect(reports.all.count == 1)
        #expect(report.text == "SELECT * FROM comments WHERE post_id = ?1" && report.count == 3)
        #expect(report.precededBy == "SELECT * FROM posts")
        #expect(report.callSite?.line == line)
        #expect(
            report.description.hasPrefix("the same statement ran 3 times at FerroSQLTests/QueryRepetitionTests.swift:"))
        #expect(report.description.hasSuffix("post_id = ?1, after: SELECT * FROM posts"))
    }

    @Test func `the line of a transaction stands for its statements`() async throws {
        let reports = Reports()
        let line: UInt = #line + 1
        try await watched(reports).transaction { db in
            for id in 1...3 { try await db.execute("UPDATE x SET y = \(id)") }
        }
        #expect(reports.all.map(\.callSite?.line) == [line])
    }

    @Test func `different statements, and those of one batch, are no repetition`() async throws {
        let reports = Reports()
        let db = watched(reports)
        for id in 1...5 { try await db.execute(SQL(unsafe: "SELECT \(id)")) }
        try await db.executeAll(Array(repeating: "UPDATE x SET y = 1", count: 20))
        #expect(reports.all.isEmpty)
    }

    @Test func `a cleared log counts anew`() async throws {
        let reports = Reports()
        let db = watched(reports)
        for _ in 1...2 { try await db.execute("SELECT 1") }
        db.log?.clear()
        for _ in 1...2 { try await db.execute("SELECT 1") }
        #expect(reports.all.isEmpty)
    }

    @Test func `an observer is told of everything without the binds`() async throws {
        let events = Mutex<[QueryEvent]>([])
        let first = Atomic(0)
        let db = Database(RecordingDriver(failing: ["DELETE FROM x"]))
            .observing { _ in first.add(1, ordering: .relaxed) }
            .observing { event in events.withLock { $0.append(event) } }
        try await db.execute("SELECT \("secret")")
        try await db.transaction { db in try await db.executeAll(["UPDATE x SET y = \(1)", "SELECT 1"]) }
        _ = try? await db.execute("DELETE FROM x")
        for try await _ in db.stream("SELECT 2") {}
        let seen = events.withLock { $0 }
        #expect(seen.map(\.text) == ["SELECT ?1", "UPDATE x SET y = ?1", "SELECT 1", "DELETE FROM x", "SELECT 2"])
        #expect(seen.map(\.rows) == [1, 0, 1, 0, 5])
        #expect(seen.map(\.isInTransaction) == [false, true, true, false, false])
        #expect(seen.map { $0.error != nil } == [false, false, false, true, false])
        #expect(!seen.contains { "\($0)".contains("secret") })
        #expect(first.load(ordering: .relaxed) == 5)
    }
}
