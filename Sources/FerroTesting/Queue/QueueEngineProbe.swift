import FerroQueue
import FerroSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Speaks to an engine in few words: times are seconds since the start, the lease is 30 seconds.
struct QueueEngineProbe: Sendable {
    let engine: any QueueEngine
    let start = Date(timeIntervalSince1970: 1_800_000_000)

    func date(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    @discardableResult
    func push(
        _ name: String, queue: QueueName = .default, payload: String = "{}", maxAttempts: Int = 4,
        after seconds: Double = 0, requestID: String? = nil
    ) async throws -> JobID {
        let draft = JobDraft(
            name: name, queue: queue, payload: Array(payload.utf8), maxAttempts: maxAttempts, createdAt: start,
            availableAt: date(seconds), requestID: requestID)
        return try await engine.push([draft], on: nil).first?.id ?? JobID(0)
    }

    func claim(
        queues: [QueueName] = [.default], at seconds: Double = 0, limit: Int = 100
    ) async throws -> [Claim] {
        let request = ClaimRequest(
            queues: queues, limit: limit, workerID: "worker", lease: .seconds(30), now: date(seconds))
        return try await engine.claim(request)
    }

    func heartbeat(_ claims: [Claim], at seconds: Double) async throws -> [Claim] {
        try await engine.heartbeat(claims, lease: .seconds(30), now: date(seconds)).lost
    }

    func stats(at seconds: Double) async throws -> QueueStats {
        try await engine.stores.administration.stats(now: date(seconds))
    }

    func jobs(at seconds: Double, limit: Int = 100) async throws -> QueueJobs {
        try await Queue(engine, now: { date(seconds) }).jobs(limit: limit)
    }

    /// Expects that the engine refuses a record for want of the claim.
    func expectStale(
        _ record: () async throws -> Void, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async {
        do {
            try await record()
            Issue.record("a stale record was accepted", sourceLocation: sourceLocation)
        } catch {
            let code = (error as? QueueError)?.code
            #expect(code == .staleClaim, "\(error)", sourceLocation: sourceLocation)
        }
    }
}
