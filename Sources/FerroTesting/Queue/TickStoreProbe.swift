import FerroQueue

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Speaks to a store of ticks in few words: times are seconds since the start.
struct TickStoreProbe: Sendable {
    let engine: any QueueEngine
    let start = Date(timeIntervalSince1970: 1_800_000_000)

    var store: any TickStore { engine.stores.ticks }

    func date(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    func tick(_ entry: String, at seconds: Double) -> Tick { Tick(entry: entry, dueAt: date(seconds)) }

    @discardableResult
    func take(
        _ entry: String, at seconds: Double, by node: String = "node", key: String? = nil
    ) async throws -> TickAnswer {
        let tick = tick(entry, at: seconds)
        let draft = JobDraft(
            name: "job", queue: .default, payload: Array("{}".utf8), maxAttempts: 4, createdAt: date(seconds),
            availableAt: date(seconds), headers: JobHeaders(tick: tick),
            uniqueness: key.map { JobUniqueness(key: $0, scope: .done) })
        return try await store.take(tick, .push(draft), by: node, now: date(0.25))
    }

    func skip(_ entry: String, at seconds: Double, _ reason: String) async throws -> TickAnswer {
        try await store.take(tick(entry, at: seconds), .skip(reason), by: "node", now: date(0.25))
    }

    func begin(_ entry: String, at seconds: Double) async throws -> TickAnswer {
        try await store.take(tick(entry, at: seconds), .begin, by: "node", now: start)
    }

    func pending() async throws -> [JobEnvelope] {
        try await engine.stores.administration.list(JobFilter(state: .pending), limit: 100, now: date(9999))
            .map(\.envelope)
    }

    func claim() async throws -> [Claim] {
        try await engine.claim(
            ClaimRequest(queues: [.default], limit: 100, workerID: "w", lease: .seconds(30), now: date(9999)))
    }
}
