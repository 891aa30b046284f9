import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension SQLEngine {
    /// Holds claims for another lease; tells those that are lost and those that are to be cancelled; one round trip.
    ///
    /// On PostgreSQL it waits for nobody's lock. A claim whose row a stranger's transaction has locked is held, because
    /// nobody can claim the row meanwhile, and its lease is renewed by the next heartbeat that finds it free.
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        guard !claims.isEmpty else { return HeartbeatAnswer() }
        let statements = JobsTable.heartbeat(
            claims.map { Hold($0) }, until: leaseClock.end(now, lease), dialect: dialect)
        let sentAt = ContinuousClock.now
        let results = try await insisting { try await executeByIndex(statements, on: vital) }
        var held: [Hold: Bool] = [:]
        var renewed: Set<Hold> = []
        for (index, result) in results.enumerated() {
            for row in result.rows {
                let hold = Hold(id: JobID(try row.decode(at: 0)), token: try row.decode(at: 1))
                held[hold] = try row.decode(at: 2)
                if index == 0 { renewed.insert(hold) }
            }
        }
        hold(claims.filter { renewed.contains(Hold($0)) }, until: sentAt + lease)
        // One whose end may be recorded is not lost: whoever records it again is told.
        let lost = claims.filter { held[Hold($0)] == nil && answers?.isOpen(Hold($0)) != true }
        return HeartbeatAnswer(lost: lost, cancelled: claims.filter { held[Hold($0)] == true })
    }

    /// Keeps what a run wants the next one to know, and holds the claim for another lease; one round trip.
    public func save(_ checkpoint: JobCheckpoint) async throws {
        let claim = checkpoint.claim
        let state = try StoredDraft.text(checkpoint.state, "what the job \(claim.envelope.name) saves")
        let statement = JobsTable.save(
            Hold(claim), state: state, until: leaseClock.end(checkpoint.now, checkpoint.lease))
        let sentAt = ContinuousClock.now
        guard try await insisting({ try await vital.execute(statement) }).affectedRows == 1 else { throw claim.stale }
        hold([claim], until: sentAt + checkpoint.lease)
    }

    /// Notes until when nobody else can have claims.
    func hold(_ claims: [Claim], until end: ContinuousClock.Instant) { answers?.hold(claims, until: end) }
}
