import FerroQueue
import FerroSQL
import FerroSQLite
import FerroTesting
import Testing

@Suite struct RecordedEventsTests {
    private let shop = Shop()

    private func events(
        _ recorded: RecordedEvents, runsListeners: Bool, _ queue: Queue
    ) throws
        -> Events<Shop, Journal>
    {
        let bus = try ShopBus([
            .on(OrderPlaced.self, NoteOrder(word: "a")), .on(OrderPlaced.self, ShipOrder()),
        ])
        return Events(
            recorded.watching(bus, runsListeners: runsListeners), queue: queue, context: shop, logger: .quiet)
    }

    @Test(arguments: [false, true])
    func `events are noted, with or without running listeners`(runsListeners: Bool) async throws {
        let (recorded, workshop) = (RecordedEvents(), Workshop())
        let events = try events(recorded, runsListeners: runsListeners, workshop.queue)
        recorded.expectNothing()
        try await events.dispatch(OrderPlaced(number: 1))
        try await events.dispatch(OrderPaid(number: 2))
        recorded.expect(OrderPlaced.self)
        recorded.expect(OrderPaid.self, times: 1) { $0.number == 2 }
        #expect(recorded.of(OrderPlaced.self) == [OrderPlaced(number: 1)])
        #expect(shop.journal.notes == (runsListeners ? ["a 1"] : []))
        #expect(try await workshop.claim().count == (runsListeners ? 1 : 0))
    }

    @Test func `an event is noted once its transaction has committed`() async throws {
        let recorded = RecordedEvents()
        let events = try events(recorded, runsListeners: false, Queue(MemoryEngine()))
        let database = Database(try await SQLiteDatabase())
        try? await database.transaction { db in
            try await events.dispatch(OrderPlaced(number: 1), on: db)
            throw Oops()
        }
        recorded.expectNone(of: OrderPlaced.self)
        try await database.transaction { db in try await events.dispatch(OrderPlaced(number: 2), on: db) }
        recorded.expect(OrderPlaced.self, times: 1) { $0.number == 2 }
    }

    @Test func `an expectation that is not met is an issue that says what there was`() async throws {
        let recorded = RecordedEvents()
        try await events(recorded, runsListeners: false, Queue(MemoryEngine())).dispatch(OrderPaid(number: 2))
        withKnownIssue { recorded.expect(OrderPlaced.self) }
        withKnownIssue { recorded.expect(OrderPaid.self, times: 2) }
        withKnownIssue { recorded.expectNone(of: OrderPaid.self) }
        withKnownIssue { recorded.expectNothing() }
    }
}
