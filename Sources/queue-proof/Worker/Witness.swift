import FerroQueue
import FerroSQL
import Foundation

/// An engine that writes down what a worker asks of it and what it answers, before the worker hears the answer.
struct Witness: QueueEngine {
    let engine: any QueueEngine
    let ledger: Ledger
    /// An answer that takes longer counts as none.
    let patience: Duration

    func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        try await engine.push(drafts, on: database)
    }

    func claim(_ request: ClaimRequest) async throws -> [Claim] {
        let claims = try await watched { try await engine.claim(request) }
        for claim in claims { ledger.note(.claimed(Hold(claim), now: Moment(request.now))) }
        return claims
    }

    func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        ledger.note(.beating(claims.map(Hold.init)))
        let answer = try await watched { try await engine.heartbeat(claims, lease: lease, now: now) }
        let lost = Set(answer.lost.map(Hold.init))
        ledger.note(.beat(claims.map(Hold.init).filter { !lost.contains($0) }, now: Moment(now)))
        return answer
    }

    func save(_ checkpoint: JobCheckpoint) async throws {
        try await watched { try await engine.save(checkpoint) }
        ledger.note(.beat([Hold(checkpoint.claim)], now: Moment(checkpoint.now)))
    }

    func finish(_ endings: [JobEnding]) async throws -> [Claim] {
        for ending in endings { ledger.note(.ending(Hold(ending.claim), Ending(ending.kind))) }
        let refused = try await watched { try await engine.finish(endings) }
        let stale = Set(refused.map(Hold.init))
        for ending in endings {
            let hold = Hold(ending.claim)
            let kind = Ending(ending.kind)
            ledger.note(stale.contains(hold) ? .refused(hold, kind) : .accepted(hold, kind))
        }
        return refused
    }

    func wakeups() -> AsyncStream<QueueWakeup> { engine.wakeups() }
    var stores: QueueStores { engine.stores }

    private func watched<Answer>(_ call: () async throws -> Answer) async throws -> Answer {
        let start = Moment.current
        do {
            let answer = try await call()
            if Moment.current - start > Moment(patience) { ledger.note(.unanswered(since: start)) }
            return answer
        } catch {
            ledger.note(.unanswered(since: start))
            throw error
        }
    }
}

extension Ending {
    init(_ kind: JobEnding.Kind) {
        switch kind {
        case .done: self = .done
        case .retry: self = .retry
        case .released: self = .released
        case .failed: self = .failed
        case .cancelled: self = .cancelled
        }
    }
}
