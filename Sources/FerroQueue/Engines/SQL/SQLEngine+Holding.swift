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
    /// On PostgreSQL it waits for a stranger's lock of a row for half a second at most, and only after all others are
    /// renewed. A claim that stays locked is held, because nobody can claim it meanwhile, and not renewed.
    public func heartbeat(_ claims: [Claim], lease: Duration, now: Date) async throws -> HeartbeatAnswer {
        guard !claims.isEmpty else { return HeartbeatAnswer() }
        let end = leaseClock.end(now, lease)
        let statements = JobsTable.heartbeat(claims.map { Hold($0) }, until: end, dialect: dialect)
        let sentAt = ContinuousClock.now
        let results = try await insisting { try await executeByIndex(statements, on: vital) }
        var held: [Hold: Bool] = [:]
        for result in results { held.merge(try Self.holds(result)) { $1 } }
        guard dialect.kind == .postgres, let first = results.first else { return answer(claims, held, unrenewed: []) }
        var renewed = Set(try Self.holds(first).keys)
        let locked = held.keys.filter { !renewed.contains($0) }
        if !locked.isEmpty {
            let more = await renewAgain(locked, until: end, lease: lease)
            held.merge(more) { $1 }
            renewed.formUnion(more.keys)
        }
        hold(claims.filter { renewed.contains(Hold($0)) }, until: sentAt + lease)
        return answer(claims, held, unrenewed: Set(locked).subtracting(renewed))
    }

    /// Renews what others had locked a moment ago; what they keep locked is left out, and says nothing.
    private func renewAgain(_ holds: [Hold], until end: SQL, lease: Duration) async -> [Hold: Bool] {
        let limit = min(patience.heartbeat, lease / 10)
        guard let engine = bounded(by: limit) else { return [:] }
        let statement = JobsTable.renew(holds, until: end)
        let results = try? await limited(to: limit * 1.5, on: ContinuousClock()) {
            try await engine.executeByIndex([statement], on: engine.vital)
        }
        return results?.first.flatMap { try? Self.holds($0) } ?? [:]
    }

    private func answer(_ claims: [Claim], _ held: [Hold: Bool], unrenewed: Set<Hold>) -> HeartbeatAnswer {
        HeartbeatAnswer(
            // One whose end may be recorded is not lost: whoever records it again is told.
            lost: claims.filter { held[Hold($0)] == nil && answers?.isOpen(Hold($0)) != true },
            cancelled: claims.filter { held[Hold($0)] == true },
            unrenewed: claims.filter { unrenewed.contains(Hold($0)) })
    }

    /// The claims of an answer, and whether each is to be cancelled.
    private static func holds(_ result: SQLResult) throws -> [Hold: Bool] {
        var holds: [Hold: Bool] = [:]
        for row in result.rows {
            holds[Hold(id: JobID(try row.decode(at: 0)), token: try row.decode(at: 1))] = try row.decode(at: 2)
        }
        return holds
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
