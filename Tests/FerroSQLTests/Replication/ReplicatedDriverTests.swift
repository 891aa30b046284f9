import FerroSQL
import Synchronization
import Testing

@Suite struct ReplicatedDriverTests {
    private let primary = RecordingDriver()
    private let replicas = [RecordingDriver(), RecordingDriver()]

    private var db: Database { Database(ReplicatedDriver(primary: primary, replicas: replicas)) }

    @Test func `reads of a session take turns among the replicas until it writes`() async throws {
        let session = db.session()
        for number in 1...4 { try await session.execute("SELECT 1 WHERE 1 = \(number)") }
        #expect(replicas.map(\.log.count) == [2, 2] && primary.log.isEmpty)
        try await session.execute("UPDATE x SET y = 1")
        try await session.execute("SELECT 2")
        #expect(primary.log == ["UPDATE x SET y = 1", "SELECT 2"])
        #expect(replicas.map(\.log.count) == [2, 2])
    }

    @Test func `another session is not bound by that write`() async throws {
        let db = db
        try await db.session().execute("UPDATE x SET y = 1")
        try await db.session().execute("SELECT 1")
        #expect(replicas.map(\.log) == [["SELECT 1"], []])
    }

    @Test func `without a session and on demand statements go to the primary`() async throws {
        try await db.execute("SELECT 1")
        try await db.session().onPrimary.execute("SELECT 2")
        for try await _ in db.stream("SELECT 3") { break }
        #expect(primary.log.contains("SELECT 1") && primary.log.contains("SELECT 2"))
        #expect(primary.log.contains("cursor SELECT 3"))
        #expect(replicas.allSatisfy { $0.log.isEmpty })
    }

    @Test func `a transaction is on one of them from begin to end`() async throws {
        let session = db.session()
        try await session.transaction(.readOnly) { db in try await db.execute("SELECT 1") }
        #expect(replicas[0].log == ["begin read-only", "SELECT 1", "commit"])
        try await session.transaction { db in try await db.execute("SELECT 2") }
        #expect(primary.log == ["begin", "SELECT 2", "commit"])
        // It may have written.
        try await session.transaction(.readOnly) { db in try await db.execute("SELECT 3") }
        #expect(primary.log.suffix(2) == ["SELECT 3", "commit"])
    }

    @Test func `streams and batches of reads go to a replica`() async throws {
        let session = db.session()
        for try await _ in session.stream("SELECT 1") {}
        try await session.executeAll(["SELECT 2", "SELECT 3"])
        #expect(replicas[0].log.first == "begin read-only" && replicas[1].log.first == "executeAll 2")
        try await session.executeAll(["SELECT 2", "UPDATE x SET y = 1"])
        #expect(primary.log.first == "executeAll 2")
    }

    @Test func `when a replica fails the primary answers, which is told once`() async throws {
        let lost = SQLError(.connection, "refused")
        let broken = RecordingDriver(errors: ["SELECT 1": [lost, lost]])
        let events = Mutex<[String]>([])
        let clock = StoppedClock()
        let driver = ReplicatedDriver(primary: primary, replicas: [broken], clock: clock) { event in
            events.withLock { $0.append("\(event)".split(separator: ":").first.map(String.init) ?? "") }
        }
        let session = Database(driver).session()
        for _ in 0..<3 { try await session.execute("SELECT 1") }
        #expect(primary.log.count == 3 && broken.log.count == 1)
        clock.advance(by: .seconds(5))
        try await session.execute("SELECT 1")
        #expect(broken.log.count == 2)
        clock.advance(by: .seconds(5))
        try await session.execute("SELECT 1")
        #expect(broken.log.count == 3 && primary.log.count == 4)
        #expect(
            events.withLock { $0 } == ["replica 0 failed, the primary answers for it", "replica 0 answers again"])
    }

    @Test func `what only one statement met costs the replica nothing`() async throws {
        let conflict = SQLError(.serialization, "conflict with recovery")
        let replica = RecordingDriver(errors: ["SELECT 1": [conflict]])
        let session = Database(ReplicatedDriver(primary: primary, replicas: [replica])).session()
        try await session.execute("SELECT 1")
        try await session.execute("SELECT 2")
        #expect(primary.log == ["SELECT 1"] && replica.log == ["SELECT 1", "SELECT 2"])
    }

    @Test func `a cancelled statement is not asked again, and no replicas is no error`() async throws {
        let replica = RecordingDriver(errors: ["SELECT 1": [.cancelled("stopped")]])
        let session = Database(ReplicatedDriver(primary: primary, replicas: [replica])).session()
        await #expect(throws: SQLError.self) { try await session.execute("SELECT 1") }
        #expect(primary.log.isEmpty)
        try await Database(ReplicatedDriver(primary: primary, replicas: [])).session().execute("SELECT 1")
        #expect(primary.log == ["SELECT 1"])
    }

    @Test(arguments: [
        ("SELECT * FROM links WHERE updated_at > ?1", true), ("  with a as (select 1) select * from a", true),
        ("SELECT 1;", false), ("SELECT * FROM links FOR UPDATE", false), ("select * from x for share", false),
        ("WITH gone AS (DELETE FROM x RETURNING *) SELECT * FROM gone", false), ("SELECT * INTO y FROM x", false),
        ("SELECT nextval('ids')", false), ("SELECT pg_advisory_xact_lock(1)", false),
        ("SELECT pg_notify($1, $2)", false),
        ("INSERT INTO x VALUES (1)", false), ("UPDATE x SET y = 1", false), ("PRAGMA journal_mode = WAL", false),
        ("EXPLAIN ANALYZE SELECT 1", false), ("", false), ("SELECT", true), ("-- x\nUPDATE x", false),
        ("/* select */ DELETE FROM x", false), ("SELECT lo_unlink(1)", false), ("VALUES (1)", false),
    ])
    func `only what surely reads goes to a replica`(_ text: String, _ isRead: Bool) async throws {
        let (primary, replica) = (RecordingDriver(), RecordingDriver())
        let session = Database(ReplicatedDriver(primary: primary, replicas: [replica])).session()
        try await session.execute(SQLStatement(text: text))
        #expect((isRead ? replica : primary).log == [text])
    }
}

/// A clock that stands still until it is told to go on.
private final class StoppedClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let time = Mutex(Duration.zero)

    var now: Instant { Instant(offset: time.withLock { $0 }) }
    var minimumResolution: Duration { .seconds(1) }
    func advance(by duration: Duration) { time.withLock { $0 += duration } }
    func sleep(until deadline: Instant, tolerance: Duration?) async throws {}
}
