// Jobs: what they are, how they are pushed, and how they run.
import Ferro
import FerroTesting
import Logging
import Testing

// snippet.job
struct SendReceipt: Job {
    static let name = "send_receipt"  // what stored jobs are found by; keep it when the type is renamed
    static let queue: QueueName = .mail
    static let timeout: Duration = .seconds(20)

    let orderID: Order.ID

    func run(_ c: JobContext) async throws {
        let order = try await Order.find(orderID, on: c.db)
        guard order.receiptSentAt == nil else { return }  // a second run does no harm
        c.logger.info("sending", metadata: ["order": "\(order.id)"])
        try await order.update(on: c.db) { $0.receiptSentAt = .now }
    }

    func failed(_ error: any Error, _ c: JobContext) async {
        c.logger.error("no receipt for order \(orderID)")
    }
}

extension QueueName { static let mail = QueueName("mail") }
// snippet.end

func pushing(_ c: Context, _ customer: Int64) async throws {
    // snippet.push
    try await c.db.transaction { db in
        let order = try await Order.create(.init(total: 4_200), on: db)
        try await c.queue.push(SendReceipt(orderID: order.id), on: db)  // exists if and only if the order does
    }
    // snippet.end

    let tomorrow = Date.now.addingTimeInterval(86_400)
    // snippet.options
    try await c.queue.push(SendReceipt(orderID: 7), after: .minutes(10))
    try await c.queue.push(SendReceipt(orderID: 7), at: tomorrow, priority: .low, tags: ["customer:\(customer)"])
    try await c.queue.push(SendReceipt(orderID: 7), queue: "slow")  // instead of the type's own
    // snippet.end

    // snippet.unique
    let receipt = try await c.queue.push(CountSales(), unique: .untilStarted)
    if !receipt.isNew { c.logger.info("job \(receipt.id) will do it") }
    try await c.queue.push(Reindex(orderID: 7), debounce: .for(.seconds(30), atMost: .minutes(5), by: "order:7"))
    // snippet.end

    let orders = try await Order.all(on: c.db)
    // snippet.many
    try await c.queue.push(contentsOf: orders.map { SendReceipt(orderID: $0.id) })
    try await c.queue.chain([Reindex(orderID: 7), SendReceipt(orderID: 7), CountSales()])
    // snippet.end

    // snippet.batch
    let id = try await c.queue.batch("receipts", orders.map { SendReceipt(orderID: $0.id) }) {
        $0.then(CountSales())  // when every job is done
        $0.onFailure(Alarm())  // when the first one has failed
        $0.finally(CleanUp())  // when none is pending any more
        $0.allowsFailures = true  // otherwise the first failure cancels the rest
    }
    let progress = try await c.queue.batch(id)?.progress  // 0 to 1
    try await c.queue.cancelBatch(id)
    // snippet.end
    _ = progress
}

enum MailError: Error { case refused, busy, unsubscribed }

struct Newsletter: Job {
    // snippet.retry
    static let retry = Retry.exponential(attempts: 8, base: .seconds(10), cap: .minutes(10), until: .hours(6))
        .on(MailError.self) { error in
            switch error {
            case .busy: .wait(.seconds(90))
            case .refused: .fail
            case .unsubscribed: .drop
            }
        }
    // snippet.end

    let feedIsReady: Bool

    func run(_ c: JobContext) async throws {
        // snippet.detour
        guard feedIsReady else { throw JobDetour.wait(.minutes(5), "the feed is not ready") }
        // snippet.end
    }
}

// snippet.middleware
struct Measured: JobMiddleware {
    func run(_ c: JobContext, next: @Sendable () async throws -> Void) async throws {
        let start = ContinuousClock.now
        try await next()
        c.logger.info("took \(start.duration(to: .now))")
    }
}

struct Charge: Job {
    static let isEncrypted = true  // stored as AES-256-GCM; needs APP_KEY
    static let priority: JobPriority = .high
    let accountID: Int64
    let orderID: Order.ID

    var unique: Unique? { .untilDone(by: "order:\(orderID)") }
    var tags: [String] { ["account:\(accountID)"] }
    var middleware: [any JobMiddleware<JobContext>] {
        [
            Measured(),
            JobRateLimit("payments", .every(.minutes(1), 100)),
            JobOverlap("account:\(accountID)"),
            JobErrorPause("payments", after: 5, in: .minutes(1), for: .minutes(10)),
        ]
    }

    func run(_ c: JobContext) async throws { try await Account.find(accountID, on: c.db).pay(orderID) }
}
// snippet.end

// snippet.idempotent
struct Capture: Job {
    let orderID: Order.ID

    func run(_ c: JobContext) async throws {
        let order = try await Order.find(orderID, on: c.db)
        guard order.paymentID == nil else { return }
        // The key is the same in every run: the service knows a charge that it has made, and answers it again.
        let payment = try await c.services.payments.charge(order.total, idempotencyKey: "order-\(order.id)")
        try await order.update(on: c.db) { $0.paymentID = payment }
    }
}
// snippet.end

// snippet.steps
struct ImportFeed: Job {
    static let timeout: Duration = .minutes(30)
    let url: String

    func run(_ c: JobContext) async throws {
        try await c.job.step("download") { try await Feed.download(url) }  // once over all runs
        try await c.job.step("rows", from: 0) { step in
            let rows = try await Feed.rows(of: url)
            for row in step.cursor..<rows.count {
                try await rows[row].store(on: c.db)
                c.job.report(progress: Double(row + 1) / Double(rows.count), "row \(row + 1)")
                try await step.advance(to: row + 1)
            }
        }
    }
}
// snippet.end

func looking(_ c: Context, _ id: JobID) async throws {
    // snippet.look
    let job = try await c.queue.job(id)  // nil when it is done
    let part = job?.progress
    let failed = try await c.queue.jobs(JobFilter(state: .failed, name: "send_receipt"), limit: 20)
    try await c.queue.cancel(id)  // a running one is asked to stop
    try await c.queue.retry(id)  // a failed or cancelled one, due at once
    try await c.queue.forget(id)
    try await c.queue.pause(.mail)  // workers start none of it until resume(.mail)
    // snippet.end
    _ = (part, failed)
}

func tuning(_ env: Env) throws -> Config {
    // snippet.worker
    var config = try Config(env)
    config.worker.queues = [.mail, .default]  // jobs of an earlier queue first
    config.worker.lease = .seconds(60)  // a dead worker's jobs run again after this
    config.worker.shutdownDeadline = .seconds(50)
    config.worker.quarantineAfter = 2
    config.worker.limits.memory = 512 << 20
    config.worker.retention.failed = .days(30)  // failed jobs stay for ever otherwise
    return config
    // snippet.end
}

// snippet.recording
@Suite struct `Closing an order` {
    @Test func `it pushes a receipt`() async throws {
        let engine = RecordingEngine()  // jobs go on to a MemoryEngine
        let queue = Queue(engine)
        try await Shop(queue: queue).close(7)
        let pushed = try engine.pushed(SendReceipt.self).map(\.orderID)
        #expect(pushed == [7])
        #expect(engine.drafts.first?.queue == .mail)
    }
}
// snippet.end

struct Shop {
    let queue: Queue
    func close(_ order: Order.ID) async throws { try await queue.push(SendReceipt(orderID: order)) }
}

@Model struct Order {
    let id: ID
    var total: Int
    var receiptSentAt: Date?
    var paymentID: String?
    var createdAt: Date
}

struct Account {
    static func find(_ id: Int64, on db: Database) async throws -> Account { Account() }
    func pay(_ order: Order.ID) async throws {}
}

struct CountSales: Job { func run(_ c: JobContext) async throws {} }
struct Alarm: Job { func run(_ c: JobContext) async throws {} }
struct CleanUp: Job { func run(_ c: JobContext) async throws {} }
struct Reindex: Job {
    let orderID: Order.ID
    func run(_ c: JobContext) async throws {}
}

enum Feed {
    struct Row { func store(on db: Database) async throws {} }
    static func download(_ url: String) async throws {}
    static func rows(of url: String) async throws -> [Row] { [] }
}

struct FakePayments: Codable { func charge(_ cents: Int, idempotencyKey: String) async throws -> String { "" } }

extension Services {
    var payments: FakePayments {
        get { self[PaymentsKey.self] }
        set { self[PaymentsKey.self] = newValue }
    }
    private enum PaymentsKey: ServiceKey { static var defaultValue: FakePayments { FakePayments() } }
}
