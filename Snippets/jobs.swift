// Jobs: what they are, how they are pushed, and where they wait.
import Ferro
import Logging

// snippet.job
struct SendReceipt: Job {
    static let name = "send_receipt"  // what stored jobs are found by; keep it when the type is renamed
    static let queue: QueueName = .mail
    static let retry: Retry = .exponential(attempts: 5, base: .seconds(10), cap: .seconds(600))
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

func pushing(_ c: Context) async throws {
    // snippet.push
    try await c.db.transaction { db in
        let order = try await Order.create(.init(total: 4_200), on: db)
        try await c.queue.push(SendReceipt(orderID: order.id), on: db)  // exists if and only if the order does
    }
    try await c.queue.push(SendReceipt(orderID: 7), after: .seconds(600))  // later, outside a transaction
    // snippet.end
}

// snippet.table
struct CreateJobs: Migration {
    static let version = 2026_11_21_100400

    func up(_ schema: Schema) async throws {
        try await schema.create("jobs") { t in
            t.id()
            t.string("queue")
            t.string("job_type")
            t.text("payload")
            t.string("status")
            t.integer("attempts").default(0)
            t.integer("max_retries")
            t.integer("token").default(0)
            t.timestamp("available_at")
            t.timestamp("lease_until").nullable()
            t.timestamp("claimed_at").nullable()
            t.string("claimed_by").nullable()
            t.text("error").nullable()
            t.timestamp("created_at")
            t.timestamp("failed_at").nullable()
            t.string("request_id").nullable()
            t.index("queue", "status", "available_at")
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("jobs") }
}
// snippet.end

func tuning(_ env: Env) throws -> Config {
    // snippet.worker
    var config = try Config(env)
    config.worker.queues = [.mail, .default]  // jobs of an earlier queue first
    config.worker.lease = .seconds(60)  // a dead worker's jobs run again after this
    config.worker.shutdownDeadline = .seconds(50)
    return config
    // snippet.end
}

@Model struct Order {
    let id: ID
    var total: Int
    var receiptSentAt: Date?
    var createdAt: Date
}
