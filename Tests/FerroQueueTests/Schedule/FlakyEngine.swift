import FerroQueue
import FerroSQL
import Foundation
import Synchronization

/// An engine in memory whose ticks of some entries cannot be taken.
final class FlakyEngine: QueueEngine {
    private let engine = MemoryEngine()
    /// The entries whose ticks fail.
    let failing = Mutex<Set<String>>([])
    /// Where ticks wait before they are taken; nil for nowhere.
    let gates: Journal?

    init(gates: Journal? = nil) { self.gates = gates }

    func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        try await engine.push(drafts, on: database)
    }
    func claim(_ request: ClaimRequest) async throws -> [Claim] { try await engine.claim(request) }
    func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        try await engine.heartbeat(claims, lease: lease, now: now)
    }
    func save(_ checkpoint: JobCheckpoint) async throws { try await engine.save(checkpoint) }
    func finish(_ endings: [JobEnding]) async throws -> [Claim] { try await engine.finish(endings) }
    func wakeups() -> AsyncStream<QueueWakeup> { engine.wakeups() }
    var stores: QueueStores {
        var stores = engine.stores
        stores.ticks = FlakyTicks(ticks: stores.ticks, engine: self)
        return stores
    }
}

private struct FlakyTicks: TickStore {
    let ticks: any TickStore
    let engine: FlakyEngine

    func take(_ tick: Tick, _ outcome: TickOutcome, by node: String, now: Date) async throws -> TickAnswer {
        if engine.failing.withLock({ $0.contains(tick.entry) }) { throw Oops() }
        engine.gates?.note("taking")
        await engine.gates?.pass("answered")
        return try await ticks.take(tick, outcome, by: node, now: now)
    }
    func last(of entries: [String]) async throws -> [String: Date] { try await ticks.last(of: entries) }
    func note(_ tick: Tick, isDone: Bool, message: String?, at date: Date) async throws {
        try await ticks.note(tick, isDone: isDone, message: message, at: date)
    }
    func history(of entry: String, limit: Int) async throws -> [TickRecord] {
        try await ticks.history(of: entry, limit: limit)
    }
    func pause(_ entry: String, _ isPaused: Bool, now: Date) async throws {
        try await ticks.pause(entry, isPaused, now: now)
    }
    func paused() async throws -> Set<String> { try await ticks.paused() }
    func prune(dueBefore date: Date) async throws -> Int { try await ticks.prune(dueBefore: date) }
}
