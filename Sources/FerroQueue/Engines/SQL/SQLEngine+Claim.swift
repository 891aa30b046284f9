import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SQLEngine {
    /// How often a claim looks for jobs in the place of those that it found cancelled.
    private static let rounds = 16

    /// Takes due jobs, and jobs whose lease is over, each for one worker only; one round trip.
    ///
    /// On SQLite it looks first where the last claim left nothing, so that an idle worker never takes the write lock.
    /// A job whose run was asked to stop, and whose worker died before it did, ends here: others take its place.
    public func claim(_ request: ClaimRequest) async throws -> [Claim] {
        guard request.limit > 0, !request.queues.isEmpty else { return [] }
        if !notifies, idleness.isLikely, try await database.rows(JobsTable.peek(request)).isEmpty { return [] }
        let first = try await take(request)
        let deadline = ContinuousClock.now + clearingLimit(of: request)
        var claims = first.claims
        var hasRoom = await clear(first, for: request, until: deadline)
        for _ in 1..<Self.rounds where hasRoom && claims.count < request.limit {
            var rest = request
            rest.limit -= claims.count
            // What is claimed already must not be lost for an error of the next look.
            guard ContinuousClock.now < deadline, let more = try? await take(rest) else { break }
            claims += more.claims
            hasRoom = await clear(more, for: request, until: deadline)
        }
        return claims.count > 1 ? Self.sorted(claims, by: request.queues) : claims
    }

    private func take(_ request: ClaimRequest) async throws -> Findings {
        let statement = JobsTable.claim(request, dialect: dialect, clock: leaseClock)
        let sentAt = ContinuousClock.now
        let rows = try await insisting { try await executeByIndex([statement], on: vital) }.first?.rows ?? []
        idleness.note(rows.count < request.limit)
        var findings = Findings()
        findings.claims.reserveCapacity(rows.count)
        for row in rows {
            do {
                var reader = JobRowReader(row)
                let claim = try reader.claim()
                if try reader.next(Bool.self) {
                    findings.cancelled.append(claim)
                } else {
                    findings.claims.append(claim)
                }
            } catch {
                // The others must not be lost for it.
                findings.unreadable.append((row, error))
            }
        }
        hold(findings.claims, until: sentAt + request.lease)
        return findings
    }

    // RETURNING promises no order.
    private static func sorted(_ claims: [Claim], by queues: [QueueName]) -> [Claim] {
        let ranks = Dictionary(zip(queues, 0...), uniquingKeysWith: { first, _ in first })
        return claims.sorted { left, right in
            let (one, other) = (left.envelope, right.envelope)
            return (ranks[one.queue] ?? 0, one.priority.rawValue, one.availableAt, one.id)
                < (ranks[other.queue] ?? 0, other.priority.rawValue, other.availableAt, other.id)
        }
    }
}
