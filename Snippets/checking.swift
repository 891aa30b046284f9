// Tests of an app, and the contract suites for drivers.
import Ferro
import FerroTesting
import NIOPosix
import Testing

// snippet.test
@Suite struct `Signing the guest book` {
    @Test func `an entry is stored and its job waits`() async throws {
        try await withApp(GuestBook.self) { app in
            let entry = try await app.post("/entries", json: ["name": "Ada"]).expect(.created).json(EntryResource.self)
            #expect(entry.name == "Ada")
            #expect(try app.pushed(GreetGuest.self) == [GreetGuest(entryID: Entry.ID(entry.id))])
            try await app.work()
            let greeted = try await Entry.find(Entry.ID(entry.id), on: app.db).isGreeted
            #expect(greeted)
        }
    }

    @Test func `a form without a name is refused`() async throws {
        try await withApp(GuestBook.self) { app in
            let page = await app.post("/entries", form: ["name": " "]).expect(.unprocessableContent)
            #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
            await app.get("/entries/99", headers: [.accept: "application/json"]).expect(.notFound)
            await app.send(.put, "/entries").expect(.methodNotAllowed)
        }
    }
}
// snippet.end

// snippet.replacing
protocol Clockwork: Sendable { var hour: Int { get } }
struct FixedClockwork: Clockwork { var hour: Int }

extension Services {
    var clockwork: any Clockwork {
        get { self[ClockworkKey.self] }
        set { self[ClockworkKey.self] = newValue }
    }
    private enum ClockworkKey: ServiceKey { static var defaultValue: any Clockwork { FixedClockwork(hour: 9) } }
}

@Suite struct `The greeting` {
    @Test func `in production the evening has its own words`() async throws {
        let production = ["APP_ENV": "production", "APP_URL": "https://guests.example"]
        let evening = FixedClockwork(hour: 20)
        try await withApp(GuestBook.self, environment: production, replacing: { $0.clockwork = evening }) { app in
            #expect(await app.get("/greeting").expect(.ok).text == "Good evening")
        }
    }
}
// snippet.end

// snippet.queries
@Suite struct `Listing entries` {
    @Test func `it takes one statement`() async throws {
        try await withApp(GuestBook.self) { app in
            let entries = try await app.db.expectQueries(atMost: 1) { db in try await Entry.all(on: db) }
            #expect(entries.isEmpty)
        }
    }
}
// snippet.end

// snippet.postgres
@Suite struct `On PostgreSQL` {
    static let url = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]

    @Test(.enabled(if: url != nil)) func `an entry is stored`() async throws {
        try await withPostgresSchema(Self.url ?? "") { url in
            let db = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
            _ = try await Migrator(migrations: [CreateEntries.self], database: db).migrate()
            try await Entry.create(.init(name: "Ada"), on: db)
            let count = try await Entry.count(on: db)
            #expect(count == 1)
            await db.close()
        }
    }
}
// snippet.end

func disturbed(_ port: Int) async throws {
    // snippet.faults
    let proxy = try TCPFaultProxy(to: "127.0.0.1", port: port)
    let url = "postgres://postgres@127.0.0.1:\(proxy.port)/test"
    let db = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
    proxy.dropConnections()
    let one: Int = try await db.value("SELECT 1")  // on a new connection
    proxy.set(.blackHole)  // or .reset, .delay(.milliseconds(200)), .pass
    // snippet.end
    _ = one
}

// snippet.contracts
@Suite struct `My drivers` {
    @Test(arguments: SQLDriverContract.Check.allCases)
    func `the SQL driver keeps the contract`(_ check: SQLDriverContract.Check) async throws {
        try await SQLDriverContract { try await SQLiteDatabase() }.run(check)
    }

    @Test(arguments: QueueEngineContract.rules)
    func `the queue engine keeps the contract`(_ rule: QueueEngineContract.Rule) async throws {
        try await rule.check(MemoryEngine())
    }

    @Test(arguments: CacheStoreContract.rules)
    func `the cache store keeps the contract`(_ rule: CacheStoreContract.Rule) async throws {
        try await rule.check(MemoryStore())
    }

    @Test(arguments: LockStoreContract.rules)
    func `the lock store keeps the contract`(_ rule: LockStoreContract.Rule) async throws {
        try await rule.check(MemoryLockStore())
    }

    @Test(arguments: RateLimitStoreContract.rules)
    func `the store of limits keeps the contract`(_ rule: RateLimitStoreContract.Rule) async throws {
        try await rule.check(MemoryRateLimitStore())
    }
}
// snippet.end

// snippet.redis
@Suite(.enabled(if: RedisServer.hasOwn)) struct `Without Redis for a moment` {
    @Test func `reading goes on after a restart`() async throws {
        try await RedisServer.with { server in
            let configuration = try RedisConfiguration(url: server.url)
            let group = MultiThreadedEventLoopGroup.singleton
            let redis = RedisClient(configuration, on: group, logger: Logger(label: "test"))
            try await redis.set("greeting", to: "Good day")
            await server.kill()
            try await server.start()
            let greeting = try await redis.get("greeting", as: String.self)
            #expect(greeting == nil)  // this server keeps nothing on a disk
            await redis.close()
        }
    }
}
// snippet.end

struct GuestBook: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    var migrations: [any Migration.Type] { [CreateEntries.self, CreateQueue.self] }
    var jobs: [any Job.Type] { [GreetGuest.self] }
    func routes(_ r: Router) {
        r.mount(Entries())
        r.get("greeting") { (c: Context) in c.services.clockwork.hour < 18 ? "Good day" : "Good evening" }
    }
}

@Controller("entries") struct Entries {
    @GET("{entry}") func show(entry: Entry) -> EntryResource { EntryResource(id: entry.id.rawValue, name: entry.name) }
    @POST func store(body: SignBook, c: Context) async throws -> Created<EntryResource> {
        try await c.db.transaction { db in
            let entry = try await Entry.create(.init(name: body.name), on: db)
            try await c.queue.push(GreetGuest(entryID: entry.id), on: db)
            return Created(EntryResource(id: entry.id.rawValue, name: entry.name))
        }
    }
}

@Input struct SignBook {
    var name: String
    static var rules: Rules<Self> { Check(\.name, .notBlank) }
}

struct EntryResource: ResponseValue {
    var id: Int64
    var name: String
}

@Model struct Entry {
    let id: ID
    var name: String
    var isGreeted: Bool = false
}

struct GreetGuest: Job, Equatable {
    let entryID: Entry.ID
    func run(_ c: JobContext) async throws {
        try await Entry.find(entryID, on: c.db).update(on: c.db) { $0.isGreeted = true }
    }
}

struct CreateEntries: Migration {
    static let version = 2026_11_21_100000
    func up(_ schema: Schema) async throws {
        try await schema.create("entries") { t in
            t.id()
            t.string("name")
            t.bool("is_greeted", default: false)
        }
    }
    func down(_ schema: Schema) async throws { try await schema.drop("entries") }
}

// snippet.tables
struct CreateQueue: Migration {
    static let version = 2026_11_21_100400

    func up(_ schema: Schema) async throws {
        for statement in QueueTables.schema(schema.dialect) { try await schema.execute(statement) }
    }

    func down(_ schema: Schema) async throws {}
}
// snippet.end
