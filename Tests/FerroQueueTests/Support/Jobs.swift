import FerroQueue
import Foundation

struct Oops: Error, CustomStringConvertible {
    var description: String { "oops" }
}

/// Notes its text.
struct WriteNote: Job {
    var text: String
    func run(_ c: Journal) async throws { c.note(text) }
}

/// Always throws.
struct Failing: Job {
    static let retry = Retry.fixed(attempts: 3, delay: .seconds(10))
    func run(_ c: Journal) async throws {
        c.note("run")
        throw Oops()
    }
    func failed(_ error: any Error, _ c: Journal) async { c.note("failed: \(error)") }
}

/// Waits at a gate until it is cancelled or the gate opens, and says which.
struct Waiting: Job {
    static let timeout = Duration.seconds(60)
    static let retry = Retry.fixed(attempts: 3, delay: .seconds(10))
    var gate = "gate"

    func run(_ c: Journal) async throws {
        c.note("started")
        await withTaskCancellationHandler {
            await c.pass(gate)
        } onCancel: {
            c.note("cancelled")
            c.open(gate)
        }
        try Task.checkCancellation()
        c.note("finished")
    }
    func failed(_ error: any Error, _ c: Journal) async { c.note("failed") }
}

/// Waits at a gate and does not mind being cancelled.
struct Stubborn: Job {
    static let timeout = Duration.seconds(60)
    static let retry = Retry.fixed(attempts: 3, delay: .seconds(10))
    func run(_ c: Journal) async throws {
        c.note("started")
        await c.pass("gate")
        c.note("finished")
    }
}

/// May be attempted only once, and waits.
struct Once: Job {
    static let retry = Retry.never
    func run(_ c: Journal) async throws { try await Waiting().run(c) }
    func failed(_ error: any Error, _ c: Journal) async { c.note("failed") }
}

/// Pushes a smaller one of its kind until it is empty.
struct Chain: Job {
    var length: Int
    func run(_ c: Journal) async throws {
        c.note("chain \(length)")
        if length > 1 { _ = try await c.queue?.push(Chain(length: length - 1)) }
    }
}

/// Has properties of several kinds.
struct Detailed: Job {
    struct Item: Codable { var price: Int }
    var title: String
    var items: [Item]
    func run(_ c: Journal) async throws { c.note(title) }
    func failed(_ error: any Error, _ c: Journal) async { c.note("failed") }
}

extension [any Job<Journal>.Type] {
    static var all: Self {
        [
            WriteNote.self, Failing.self, Waiting.self, Stubborn.self, Once.self, Chain.self, Detailed.self,
        ]
    }
}
