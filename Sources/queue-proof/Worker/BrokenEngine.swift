import FerroQueue
import FerroSQL
import Foundation

/// An engine that breaks one of its promises.
struct BrokenEngine: QueueEngine {
    let engine: any QueueEngine
    let breakage: Breakage

    func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        try await engine.push(drafts, on: database)
    }

    func claim(_ request: ClaimRequest) async throws -> [Claim] {
        var request = request
        if breakage == .lease { request.lease = request.lease / 10 }
        let claims = try await engine.claim(request)
        if breakage == .early { _ = try await engine.finish(claims.map { JobEnding($0, .done, at: request.now) }) }
        return claims
    }

    func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        breakage == .lease ? HeartbeatAnswer() : try await engine.heartbeat(claims, lease: lease, now: now)
    }

    func save(_ checkpoint: JobCheckpoint) async throws { try await engine.save(checkpoint) }

    func finish(_ endings: [JobEnding]) async throws -> [Claim] {
        let refused = try await engine.finish(endings)
        return breakage == .lease ? refused : []
    }

    func wakeups() -> AsyncStream<QueueWakeup> { engine.wakeups() }
    var stores: QueueStores { engine.stores }
}
