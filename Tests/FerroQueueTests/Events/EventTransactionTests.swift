import FerroQueue
import FerroSQL
import FerroSQLite
import Synchronization
import Testing

@Suite struct EventTransactionTests {
    private let shop = Shop()

    private func events(_ listeners: [ShopEventListener]) throws -> Events<Shop, Journal> {
        Events(try EventBus(listeners), queue: Queue(MemoryEngine()), context: shop, logger: .quiet) { shop, _ in
            var shop = shop
            shop.place = "inside"
            return shop
        }
    }

    private var notingPlace: ShopEventListener {
        .on(OrderPlaced.self) { event, c in
            let count = try await Database.current?.value("SELECT count(*) FROM orders", as: Int.self)
            c.journal.note("\(c.place) \(event.number) \(count.map(String.init) ?? "-")")
        }
    }

    private func database() async throws -> Database {
        let database = Database(try await SQLiteDatabase())
        try await database.execute("CREATE TABLE orders (number INTEGER PRIMARY KEY)")
        return database
    }

    @Test(arguments: [false, true])
    func `listeners run after the commit, whether or not the transaction is named`(isNamed: Bool) async throws {
        let (database, events) = (try await database(), try events([notingPlace]))
        try await database.transaction { db in
            try await db.execute("INSERT INTO orders VALUES (1)")
            try await events.dispatch(OrderPlaced(number: 1), on: isNamed ? db : nil)
            #expect(shop.journal.notes == [])
        }
        #expect(shop.journal.notes == ["outside 1 -"])
    }

    @Test func `a transaction that is rolled back tells nobody, a savepoint included`() async throws {
        let (database, events) = (try await database(), try events([notingPlace]))
        try? await database.transaction { db in
            try await events.dispatch(OrderPlaced(number: 1), on: db)
            throw Oops()
        }
        try await database.transaction { db in
            try? await db.transaction { db in
                try await events.dispatch(OrderPlaced(number: 2), on: db)
                throw Oops()
            }
        }
        #expect(shop.journal.notes == [])
    }

    @Test func `told to run now, a listener sees the transaction`() async throws {
        let (database, events) = (try await database(), try events([notingPlace]))
        try await database.transaction { db in
            try await db.execute("INSERT INTO orders VALUES (1)")
            try await events.dispatch(OrderPlaced(number: 1), on: db, whenInTransaction: .now)
            #expect(shop.journal.notes == ["inside 1 1"])
        }
    }

    @Test func `a listener that runs now can veto`() async throws {
        let (database, events) = (try await database(), try events([.on(OrderPlaced.self, RefuseOrder())]))
        await #expect(throws: Oops.self) {
            try await database.transaction { db in
                try await db.execute("INSERT INTO orders VALUES (1)")
                try await events.dispatch(OrderPlaced(number: 1), on: db, whenInTransaction: .now)
            }
        }
        #expect(try await database.value("SELECT count(*) FROM orders") == 0)
    }

    @Test func `an error after the commit is not thrown, and ends the round`() async throws {
        let database = try await database()
        let events = try events([.on(OrderPlaced.self, RefuseOrder()), notingPlace])
        try await database.transaction { db in
            try await db.execute("INSERT INTO orders VALUES (1)")
            try await events.dispatch(OrderPlaced(number: 1), on: db)
        }
        #expect(try await database.value("SELECT count(*) FROM orders") == 1)
        #expect(shop.journal.notes == [])
    }
}

/// Lets listeners reach the events they are part of.
final class EventsBox: Sendable {
    private let state = Mutex<Events<Shop, Journal>?>(nil)
    var events: Events<Shop, Journal>? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
