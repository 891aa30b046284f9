import FerroQueue
import FerroSQL
import FerroSQLite
import FerroTesting
import Foundation
import Testing

@Suite struct QueuedListenerTests {
    private let listeners: [ShopEventListener] = [
        .on(OrderPlaced.self, NoteOrder(word: "direct")), .on(OrderPlaced.self, MailBuyer()),
        .on(OrderPlaced.self, ShipOrder()),
    ]

    private func events(
        _ listeners: [ShopEventListener], _ queue: Queue, _ shop: Shop = Shop()
    ) throws
        -> Events<Shop, Journal>
    {
        Events(try EventBus(listeners), queue: queue, context: shop, logger: .quiet)
    }

    @Test func `each queued listener gets a job with its own name, queue, attempts and delay`() async throws {
        let workshop = Workshop()
        try await events(listeners, workshop.queue).dispatch(OrderPlaced(number: 7))
        let shipping = try #require(try await workshop.claim().first?.envelope)
        #expect(shipping.name == "shipping")
        #expect(shipping.maxAttempts == 1)
        #expect(String(decoding: shipping.payload, as: UTF8.self) == #"{"number":7}"#)
        let request = ClaimRequest(
            queues: ["mail"], limit: 9, workerID: "w", lease: .seconds(9),
            now: workshop.clock.date.addingTimeInterval(60))
        let mail = try #require(try await workshop.engine.claim(request).first?.envelope)
        #expect(mail.name == "mail_buyer")
        #expect(mail.maxAttempts == 2)
        #expect(mail.availableAt == workshop.clock.date.addingTimeInterval(60))
    }

    @Test func `a listener that does not want an event gets no job`() async throws {
        let workshop = Workshop()
        try await events([.on(OrderPlaced.self, ShipOrder())], workshop.queue).dispatch(OrderPlaced(number: 0))
        #expect(try await workshop.claim().isEmpty)
    }

    @Test func `the worker runs the listener, and tells it when no attempt is left`() async throws {
        let workshop = Workshop()
        let bus = try ShopBus([.on(OrderPlaced.self, CountOrder()), .on(OrderPlaced.self, ShipOrder())])
        try await Events(bus, queue: workshop.queue, context: Shop(), logger: .quiet).dispatch(OrderPlaced(number: 3))
        try await workshop.worker(jobs: bus.jobs).drain()
        #expect(workshop.journal.notes.sorted() == ["count 3", "failed 3"])
    }

    @Test func `the jobs of a transaction that is rolled back never existed`() async throws {
        let database = Database(try await SQLiteDatabase())
        try await database.createJobs()
        let queue = Queue(SQLEngine(database))
        let events = try events(listeners, queue)
        try? await database.transaction { db in
            try await events.dispatch(OrderPlaced(number: 1), on: db)
            #expect(try await db.value("SELECT count(*) FROM jobs") == 2)
            throw Oops()
        }
        #expect(try await database.value("SELECT count(*) FROM jobs") == 0)
    }

    @Test(arguments: [false, true])
    func `a listener that refuses or stops takes no queued listener its job`(stops: Bool) async throws {
        let workshop = Workshop()
        let first: ShopEventListener =
            stops ? .on(OrderPlaced.self, EndRound()) : .on(OrderPlaced.self, RefuseOrder())
        try? await events([first, .on(OrderPlaced.self, ShipOrder())], workshop.queue).dispatch(OrderPlaced(number: 1))
        #expect(try await workshop.claim().count == 1)
    }

    @Test func `two queued listeners of one name are refused`() {
        struct Other: ShopQueuedListener {
            static let name = "shipping"
            func handle(_ event: OrderPlaced, _ c: Journal) async throws {}
        }
        let error = #expect(throws: QueueError.self) {
            try ShopBus([.on(OrderPlaced.self, ShipOrder()), .on(OrderPlaced.self, Other())])
        }
        #expect(error?.code == .duplicateName)
        #expect(error?.message.contains("ShipOrder and Other") == true)
    }

    @Test func `a job of a listener that is gone is kept aside`() async throws {
        let workshop = Workshop()
        try await events([.on(OrderPlaced.self, ShipOrder())], workshop.queue).dispatch(OrderPlaced(number: 1))
        try await workshop.worker(jobs: []).drain()
        #expect(try await workshop.claim().isEmpty)
        let failed = try #require(try await workshop.failed().first)
        #expect(failed.error.contains("shipping"))
    }
}
