import FerroSQL
import Synchronization
import Testing

@Suite struct QueryLogTests {
    @Test func `statements are noted without their binds`() async throws {
        let log = QueryLog(clock: SteppingClock())
        let db = Database(RecordingDriver(failing: ["DELETE FROM x"])).logging(to: log)
        try await db.execute("SELECT \("secret")")
        try await db.transaction { db in try await db.execute("UPDATE x SET y = \(1)") }
        _ = try? await db.execute("DELETE FROM x")
        #expect(log.entries.map(\.text) == ["SELECT ?1", "UPDATE x SET y = ?1", "DELETE FROM x"])
        #expect(log.entries.map(\.rows) == [1, 0, 0])
        #expect(log.entries.map(\.failed) == [false, false, true])
        #expect(log.entries.allSatisfy { $0.duration == .seconds(1) })
        #expect(!log.entries.contains { "\($0)".contains("secret") })
    }

    @Test func `a full log only counts`() async throws {
        let log = QueryLog(capacity: 2, clock: SteppingClock())
        let db = Database(RecordingDriver()).logging(to: log)
        for _ in 0..<5 { try await db.execute("SELECT 1") }
        #expect(log.entries.count == 2)
        #expect(log.summary.statements == 5)
        #expect(log.summary.rows == 5)
        #expect(log.summary.failures == 0)
        #expect(log.summary.duration == .seconds(5))
        log.clear()
        #expect(log.entries.isEmpty)
        #expect(log.summary == QueryLog.Summary())
    }

    @Test func `a huge statement is cut`() async throws {
        let log = QueryLog()
        let text = SQL(unsafe: "SELECT '" + String(repeating: "x", count: 100_000) + "'")
        try await Database(RecordingDriver()).logging(to: log).execute(text)
        #expect(log.entries.first?.text.utf8.count == 4096)
    }

    @Test func `a log without room keeps nothing`() async throws {
        let log = QueryLog(capacity: -1)
        try await Database(RecordingDriver()).logging(to: log).execute("SELECT 1")
        #expect(log.entries.isEmpty)
        #expect(log.summary.statements == 1)
    }
}

/// A clock that goes on by a second each time it is looked at.
private final class SteppingClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let seconds = Atomic(0)

    var now: Instant { Instant(offset: .seconds(seconds.add(1, ordering: .relaxed).newValue)) }
    var minimumResolution: Duration { .seconds(1) }
    func sleep(until deadline: Instant, tolerance: Duration?) async throws {}
}
