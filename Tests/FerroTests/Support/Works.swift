import AppMigrations
import Ferro
import FerroTesting
import Foundation

/// An app with jobs, listeners and a schedule, for what the core does with the queue.
struct Works: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    var migrations: [any Migration.Type] { Sample().migrations }
    var jobs: [any Job.Type] { [Announce.self, Charge.self, Fail.self, Greet.self] }
    var listeners: [EventListener] {
        [
            .on(Published.self, NotePublished()), .on(Published.self, MailPublished()),
            .on(Refused.self) { _, c in
                try await c.db.execute("INSERT INTO notes (title) VALUES ('veto')")
                throw Broken(cause: nil)
            },
        ]
    }
    @ScheduleBuilder var schedule: Schedule {
        Every(.day, at: 3, 30) { Greet(name: "Night") }.named("nightly")
        Every(.minutes(5)) { Greet(name: "Feeds") }.withoutOverlapping().named("feeds")
    }

    func routes(_ r: Router) {
        r.post("publish/{id}") { (c: Context) async throws -> NoContent in
            try await c.events.dispatch(Published(id: try await c.path("id")))
            return NoContent()
        }
        r.post("once") { (c: Context) async throws -> NoContent in
            try await c.queue.push(Greet(name: "Ada"), unique: .untilDone)
            return NoContent()
        }
    }
}

/// Which engine keeps the jobs of a test.
enum Store: String, CaseIterable, Sendable {
    case database, redis

    /// Those that are there.
    static var all: [Store] { RedisServer.isThere ? allCases : [.database] }

    /// The settings of an app that has it to itself.
    var environment: [String: String] {
        switch self {
        case .database: ["QUEUE_CONNECTION": "database"]
        case .redis:
            ["QUEUE_CONNECTION": "redis", "REDIS_URL": RedisServer.url, "QUEUE_PREFIX": "test_\(UUID().uuidString)"]
        }
    }

    /// An opened app whose migrations have run.
    func with(_ values: [String: String] = [:], _ body: (Runtime) async throws -> Void) async throws {
        try await withRuntime(Works(), environment.merging(values) { _, new in new }) { runtime in
            try await runtime.migrator.migrate()
            try await body(runtime)
        }
    }
}

extension Database {
    /// The titles of the notes, sorted.
    func notes() async throws -> [String] {
        try await rows("SELECT title FROM notes ORDER BY title").map { try $0.decode("title") }
    }
}

struct Published: Event, Codable, Equatable { let id: Int }
struct Refused: Event {}

struct NotePublished: Listener {
    func handle(_ event: Published, _ c: EventContext) async throws {
        try await c.db.execute("INSERT INTO notes (title) VALUES (\("seen \(event.id)"))")
    }
}

struct MailPublished: QueuedListener {
    func handle(_ event: Published, _ c: JobContext) async throws {
        try await c.db.execute("INSERT INTO notes (title) VALUES (\("mailed \(event.id)"))")
    }
}

/// Dispatches an event from a worker.
struct Announce: Job {
    var id: Int
    func run(_ c: JobContext) async throws { try await c.events.dispatch(Published(id: id)) }
}

struct Charge: Job, Equatable {
    static let isEncrypted = true
    var card: String
    func run(_ c: JobContext) async throws {
        try await c.db.execute("INSERT INTO notes (title) VALUES (\("charged \(card.suffix(2))"))")
    }
}

struct Fail: Job {
    static let retry = Retry.never
    var word: String
    func run(_ c: JobContext) async throws { throw Broken(cause: Broken(cause: nil)) }
}
