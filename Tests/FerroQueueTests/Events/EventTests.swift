import FerroQueue
import FerroSQL
import FerroSQLite
import Logging
import Testing

@Suite struct EventTests {
    private let shop = Shop()

    private func events(
        _ listeners: [ShopEventListener], queue: Queue = Queue(MemoryEngine())
    ) throws
        -> Events<Shop, Journal>
    {
        Events(try EventBus(listeners), queue: queue, context: shop, logger: .quiet) { shop, _ in
            var shop = shop
            shop.place = "inside"
            return shop
        }
    }

    @Test func `listeners run by priority, then in the order of the list`() async throws {
        let events = try events([
            .on(OrderPlaced.self, NoteOrder(word: "second")), .on(OrderPlaced.self, NoteOrder(word: "third")),
            .on(OrderPlaced.self, NoteOrder(word: "last"), priority: -1),
            .on(OrderPlaced.self, NoteOrder(word: "first"), priority: 10),
            .on(OrderPaid.self) { event, c in c.journal.note("paid \(event.number)") },
        ])
        try await events.dispatch(OrderPlaced(number: 1))
        #expect(shop.journal.notes == ["first 1", "second 1", "third 1", "last 1"])
        let paid: any Event = OrderPaid(number: 2)
        try await events.dispatch(paid)
        #expect(shop.journal.notes.last == "paid 2")
    }

    @Test func `the first error ends the round and is thrown`() async throws {
        let events = try events([
            .on(OrderPlaced.self, NoteOrder(word: "a")), .on(OrderPlaced.self, RefuseOrder()),
            .on(OrderPlaced.self, NoteOrder(word: "b")),
        ])
        await #expect(throws: Oops.self) { try await events.dispatch(OrderPlaced(number: 1)) }
        #expect(shop.journal.notes == ["a 1"])
    }

    @Test func `a listener that stops the propagation ends the round without an error`() async throws {
        let events = try events([
            .on(OrderPlaced.self, NoteOrder(word: "a")), .on(OrderPlaced.self, EndRound()),
            .on(OrderPlaced.self, NoteOrder(word: "b")),
        ])
        try await events.dispatch(OrderPlaced(number: 1))
        #expect(shop.journal.notes == ["a 1"])
    }

    @Test func `an event that nobody listens to is told to nobody`() async throws {
        let events = try events([.on(OrderPlaced.self, RefuseOrder())])
        #expect(events.hasListeners(to: OrderPlaced.self))
        #expect(!events.hasListeners(to: OrderPaid.self))
        try await events.dispatch(OrderPaid(number: 1))
    }

    @Test func `listeners that lead back to their own event are stopped with an error`() async throws {
        let box = EventsBox()
        let events = try events([
            .on(OrderPlaced.self) { event, c in
                c.journal.note("\(event.number)")
                try await box.events?.dispatch(OrderPlaced(number: event.number + 1))
            }
        ])
        box.events = events
        let error = await #expect(throws: QueueError.self) { try await events.dispatch(OrderPlaced(number: 1)) }
        #expect(error?.code == .eventLoop)
        #expect(shop.journal.notes.count == 32)
    }
}
