import AppMigrations
import Ferro
import FerroTesting

/// A small app whose routes do what the tests of the core need.
struct Sample: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    /// The jobs table is the one of the real app: there is one definition of it.
    var migrations: [any Migration.Type] {
        [CreateNotes.self] + AppMigrations.all.filter { $0.name.contains("job") || $0.name.contains("schedule") }
    }
    var jobs: [any Job.Type] { [Greet.self, Shout.self] }
    var seeders: [any Seeder.Type] { [NoteSeeder.self] }

    func routes(_ r: Router) {
        r.use(Stamp())
        r.get("health") { "ok" }
        r.get("fails") { () async throws -> String in throw Broken(cause: Broken(cause: nil)) }
        r.get("asks") { (c: Context) async throws -> String in
            let count: Int = try await c.db.value("SELECT count(*) FROM notes WHERE title = \("x")")
            throw Broken(cause: count == 0 ? nil : Broken(cause: nil))
        }
        r.get("echo/{name}") { (c: Context) in try await c.path("name") as String }
        r.get("kept/{name}") { (c: Context) in
            let name: String = try await c.path("name")
            return try await c.cache.remember("kept:\(name)") { name }
        }
        r.get("number/{n}") { (c: Context) in String(try await c.path("n") as Int) }
        r.post("notes") { (c: Context) async throws -> NoContent in
            let _: Note = try await c.body()
            return NoContent()
        }
        r.post("greet") { (c: Context) async throws -> NoContent in
            try await c.queue.push(Greet(name: "Ada"))
            return NoContent()
        }
    }
}

struct Broken: FerroError {
    let cause: (any Error)?
    var label: String { "sample.broken" }
    var message: String { "the sample is broken: mend it <now>" }
    var location: Ferro.SourceLocation { Ferro.SourceLocation(file: "Sample/Sample.swift", line: 7) }
}

struct Note: Input {
    var title: String
    static var rules: Rules<Self> { Check(\.title, .notBlank) }
    static func fieldName(of path: PartialKeyPath<Self>) -> String? { path == \Self.title ? "title" : nil }
}

struct Stamp: Middleware {
    func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        var response = try await next(request, c)
        response.headers[.server] = "sample"
        return response
    }
}

struct Greet: Job, Equatable {
    var name: String
    func run(_ c: JobContext) async throws {
        try await c.db.execute("INSERT INTO notes (title) VALUES (\("Hello \(name)"))")
    }
}

struct NoteSeeder: Seeder {
    func isNeeded(_ c: CommandContext) async throws -> Bool { try await c.db.value("SELECT count(*) FROM notes") == 0 }
    func run(_ c: CommandContext) async throws { try await c.db.execute("INSERT INTO notes (title) VALUES ('first')") }
}

struct CreateNotes: Migration {
    static let version = 2026_01_01_000000
    func up(_ schema: Schema) async throws {
        try await schema.create("notes") { t in
            t.id(); t.string("title")
        }
    }
    func down(_ schema: Schema) async throws { try await schema.drop("notes") }
}

struct Shout: Job {
    static let queue = QueueName("loud")
    func run(_ c: JobContext) async throws {}
}
