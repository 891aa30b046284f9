// Events: what happened, told to whoever listens.
import Ferro
import FerroTesting
import Logging
import Testing

// snippet.event
struct OrderPlaced: Event, Codable {  // Codable only where a listener is queued
    let orderID: Order.ID
    let customerID: Int64
}
// snippet.end

// snippet.listener
struct ForgetTotals: Listener {
    func handle(_ event: OrderPlaced, _ c: EventContext) async throws { try await c.cache.flush(tags: "totals") }
}
// snippet.end

// snippet.queued
struct MailSeller: QueuedListener {
    static let queue: QueueName = "mail"
    static let retry: Retry = .exponential(attempts: 8)

    func wants(_ event: OrderPlaced) -> Bool { event.customerID != 0 }  // no job is stored otherwise

    func handle(_ event: OrderPlaced, _ c: JobContext) async throws {
        c.logger.info("order \(event.orderID) was placed")
    }
}
// snippet.end

// snippet.veto
struct CheckCredit: Listener {
    struct NoCredit: Error {}

    func handle(_ event: OrderPlaced, _ c: EventContext) async throws {
        let open = try await Order.where { $0.customerID == event.customerID && !$0.isPaid }.count(on: c.db)
        guard open < 10 else { throw NoCredit() }
    }
}
// snippet.end

// snippet.stop
struct IgnoreTests: Listener {
    func handle(_ event: OrderPlaced, _ c: EventContext) async throws {
        if event.customerID == 0 { throw StopPropagation() }
    }
}
// snippet.end

// snippet.list
struct Shop: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    var migrations: [any Migration.Type] { [CreateOrders.self, CreateQueue.self] }
    var listeners: [EventListener] {
        [
            .on(OrderPlaced.self, ForgetTotals()),
            .on(OrderPlaced.self, MailSeller()),
            .on(OrderPlaced.self, IgnoreTests(), priority: 10),  // before the others
            .on(OrderPlaced.self) { event, c in c.logger.info("order \(event.orderID)") },
        ]
    }
    func routes(_ r: Router) {
        r.post("orders") { (c: Context) in
            try await place(3, c)
            return Response(status: .created)
        }
    }
}
// snippet.end

func place(_ customer: Int64, _ c: Context) async throws {
    // snippet.dispatch
    try await c.db.transaction { db in
        let order = try await Order.create(.init(customerID: customer), on: db)
        try await c.events.dispatch(OrderPlaced(orderID: order.id, customerID: customer), on: db)
    }
    // snippet.end
}

func place(vetoed customer: Int64, _ c: Context) async throws {
    // snippet.now
    try await c.db.transaction { db in
        let order = try await Order.create(.init(customerID: customer), on: db)
        let event = OrderPlaced(orderID: order.id, customerID: customer)
        try await c.events.dispatch(event, on: db, whenInTransaction: .now)  // what a listener throws rolls it back
    }
    // snippet.end
}

// snippet.test
@Suite struct `Placing an order` {
    @Test func `the seller gets a mail`() async throws {
        try await withApp(Shop.self) { app in
            await app.send(.post, "/orders").expect(.created)
            app.events.expect(OrderPlaced.self, times: 1) { $0.customerID == 3 }
            #expect(app.pushedNames == [MailSeller.name])
            try await app.work()
        }
    }
}
// snippet.end

// snippet.fake
@Suite struct `Counting stock` {
    @Test func `a shelf that runs empty is told once`() async throws {
        let recorded = RecordedEvents()
        let bus = recorded.watching(try EventBus<Void, Void>([]))
        let queue = Queue(MemoryEngine())
        let events = FerroQueue.Events(bus, queue: queue, context: (), logger: Logger(label: "test"))
        try await events.dispatch(ShelfEmpty(shelf: 4))
        recorded.expect(ShelfEmpty.self, times: 1) { $0.shelf == 4 }
        recorded.expectNone(of: OrderPlaced.self)
    }
}
// snippet.end

struct ShelfEmpty: Event { let shelf: Int }

@Model struct Order {
    let id: ID
    var customerID: Int64
    var isPaid: Bool = false
}

struct CreateOrders: Migration {
    static let version = 2026_11_21_100000
    func up(_ schema: Schema) async throws {
        try await schema.create("orders") { t in
            t.id()
            t.bigInteger("customer_id")
            t.bool("is_paid", default: false)
        }
    }
    func down(_ schema: Schema) async throws { try await schema.drop("orders") }
}

struct CreateQueue: Migration {
    static let version = 2026_11_21_100400
    func up(_ schema: Schema) async throws {
        for statement in QueueTables.schema(schema.dialect) { try await schema.execute(statement) }
    }
    func down(_ schema: Schema) async throws {}
}
