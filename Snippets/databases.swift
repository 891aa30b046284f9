// Settings of databases, transactions, locks, errors, COPY and LISTEN.
import Ferro

@Model struct Show {
    let id: ID
    var name: String
    var seats: Int
    var taken: Int = 0
}

@Model struct Ticket {
    let id: ID
    var showID: Show.ID
    var holder: String
}

struct SoldOut: Error {}

func settings(_ env: Env) throws -> Config {
    // snippet.config
    var config = try Config(env)
    switch config.database.driver {
    case .sqlite(var sqlite):
        sqlite.readers = 4
        sqlite.synchronous = .full  // every commit is on the disk when it returns
        config.database.driver = .sqlite(sqlite)
    case .postgres(var postgres):
        postgres.lockTimeout = .seconds(2)
        postgres.pool.maximumLifetime = .seconds(600)
        config.database.driver = .postgres(postgres)
    }
    // snippet.end
    return config
}

func booking(_ id: Show.ID, _ name: String, _ db: Database) async throws {
    // snippet.transaction
    try await db.transaction { db in  // only this `db` is in the transaction: shadowing the outer one is the habit
        let show = try await Show.find(id, on: db)
        guard show.taken < show.seats else { throw SoldOut() }  // rolls back
        try await show.increment(\.taken, on: db)
        try await Ticket.create(.init(showID: id, holder: name), on: db)
        await db.afterCommit { print("it is durable now") }
    }
    let total = try await db.transaction(.readOnly) { db in try await Show.count(on: db) }
    // snippet.end
    _ = total
}

func levels(_ id: Show.ID, _ names: [String], _ db: Database) async throws {
    // snippet.savepoint
    try await db.transaction { db in
        for name in names {
            do {
                try await db.transaction { db in  // a savepoint
                    try await Ticket.create(.init(showID: id, holder: name), on: db)
                }
            } catch let error as ORMError where error.code == .constraint {
                print("\(name) has one already")  // the others stay
            }
        }
    }
    // snippet.end

    // snippet.retry
    try await db.transaction(isolation: .serializable, retry: .upTo(5)) { db in
        let taken = try await Ticket.where { $0.showID == id }.count(on: db)
        guard taken < 100 else { throw SoldOut() }
        try await Ticket.create(.init(showID: id, holder: "Ada"), on: db)
    }
    // snippet.end

    // snippet.lock
    try await db.withAdvisoryLock("reports:2026") { db in
        try await db.execute("INSERT INTO reports (year) VALUES (2026)")
    }
    let ran: Bool? = try await db.tryAdvisoryLock("cleanup") { db in
        try await db.execute("DELETE FROM tickets WHERE show_id = \(id)")
        return true
    }  // nil when somebody else holds it
    // snippet.end
    _ = ran
}

func refused(_ name: String, _ id: Show.ID, _ db: Database) async throws {
    // snippet.violation
    do {
        try await Ticket.create(.init(showID: id, holder: name), on: db)
    } catch let error as ORMError where error.violation?.kind == .unique {
        throw Abort(.conflict, "\(name) has a ticket already.")
    }
    // snippet.end
}

func replicas(_ c: Context, _ id: Show.ID) async throws {
    // snippet.replicas
    let shows = try await Show.all(on: c.db)  // a replica
    try await Ticket.create(.init(showID: id, holder: "Ada"), on: c.db)  // the primary
    let tickets = try await Ticket.all(on: c.db)  // the primary: this request has written
    let newest = try await Show.find(id, on: c.db.onPrimary)  // the primary, whatever came before
    // snippet.end
    _ = (shows, tickets, newest)
}

struct Point: Sendable {
    var x: Double
    var y: Double
}

func moving(_ points: [Point], _ url: String, _ write: ([UInt8]) async throws -> Void) async throws {
    // snippet.copy
    let postgres = try await PostgresDatabase(PostgresConfiguration(url: url))
    let count = try await postgres.copyIn(
        into: "points", columns: ["x", "y"], rows: points.lazy.map { [.double($0.x), .double($0.y)] })
    let query: SQL = "SELECT x, y FROM points ORDER BY x"
    for try await part in postgres.copyOut(query, as: .csvWithHeader) { try await write(part) }
    // snippet.end
    _ = count
}

func listening(_ postgres: PostgresDatabase, _ id: Show.ID, _ db: Database) async throws {
    // snippet.listen
    for await event in postgres.listen(to: "tickets") {
        switch event {
        case .listening: print("listening, from now on or again")  // read what may have been missed
        case .notification(let message): print("sold for show \(message.payload)")
        }
    }
    // snippet.end
    // snippet.notify
    try await db.transaction { db in
        try await Ticket.create(.init(showID: id, holder: "Ada"), on: db)
        try await db.execute("SELECT pg_notify('tickets', \(id.description))")  // sent when it commits
    }
    // snippet.end
}

func watching(_ db: Database, _ logger: Logger) async throws {
    // snippet.watch
    let slow = db.observing { event in
        if event.duration > .milliseconds(200) { logger.warning("slow: \(event.text)") }
    }
    let log = QueryLog { repetition in logger.warning("\(repetition)") }  // told once of each statement that repeats
    let shows = try await Show.all(on: slow.logging(to: log))
    print(log.summary.statements, log.entries.map(\.text))
    // snippet.end
    _ = shows
}
