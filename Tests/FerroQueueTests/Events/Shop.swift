import FerroQueue

// What an app's own listeners look like: a context called Context, and protocols that fix it.
typealias Context = Shop

protocol ShopListener: Listener where Context == FerroQueueTests.Context {}
protocol ShopQueuedListener: QueuedListener where Context == Journal {}
typealias ShopBus = EventBus<Shop, Journal>
typealias ShopEventListener = EventListener<Shop, Journal>

/// What listeners are given here.
struct Shop: Sendable {
    let journal = Journal()
    var place = "outside"
}

struct OrderPlaced: Event, Codable, Hashable { var number: Int }
struct OrderPaid: Event { var number: Int }

struct NoteOrder: ShopListener {
    var word: String
    func handle(_ event: OrderPlaced, _ c: Context) async throws { c.journal.note("\(word) \(event.number)") }
}

struct RefuseOrder: ShopListener {
    func handle(_ event: OrderPlaced, _ c: Context) async throws { throw Oops() }
}

struct EndRound: ShopListener {
    func handle(_ event: OrderPlaced, _ c: Context) async throws { throw StopPropagation() }
}

struct MailBuyer: ShopQueuedListener {
    static let queue: QueueName = "mail"
    static let retry = Retry.fixed(attempts: 2, delay: .seconds(3))
    func delay(_ event: OrderPlaced) -> Duration { .seconds(event.number == 7 ? 60 : 0) }
    func handle(_ event: OrderPlaced, _ c: Journal) async throws { c.note("mail \(event.number)") }
}

struct CountOrder: ShopQueuedListener {
    func handle(_ event: OrderPlaced, _ c: Journal) async throws { c.note("count \(event.number)") }
}

struct ShipOrder: ShopQueuedListener {
    static let name = "shipping"
    static let timeout = Duration.seconds(5)
    func wants(_ event: OrderPlaced) -> Bool { event.number > 0 }
    func handle(_ event: OrderPlaced, _ c: Journal) async throws { throw Oops() }
    func failed(_ error: any Error, _ event: OrderPlaced, _ c: Journal) async { c.note("failed \(event.number)") }
    static let retry = Retry.never
}
