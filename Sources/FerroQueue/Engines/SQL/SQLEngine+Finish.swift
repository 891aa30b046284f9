import FerroSQL
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SQLEngine {
    /// Records what claims came to; answers those that were refused.
    ///
    /// One round trip, unless jobs of batches or with successors are among them: then it is a transaction, in which the
    /// rows of the batches are locked before those of the jobs, as everywhere.
    ///
    /// It may be repeated after an error. On PostgreSQL an ending that was recorded then, and whose answer was lost, is
    /// not refused when it is repeated before the lease is over.
    public func finish(_ endings: [JobEnding]) async throws -> [Claim] {
        guard !endings.isEmpty else { return [] }
        // Of two endings of one claim the first counts.
        var seen: Set<Hold> = []
        let unique = endings.filter { seen.insert($0.hold).inserted }
        let plan = try EndingPlan(unique, keepsEnded: keepsEnded, dialect: dialect)
        let isPlain = unique.allSatisfy { $0.successors.isEmpty && $0.claim.envelope.batchID == nil }
        let accepted: Accepted
        do {
            accepted = try await finish(plan, unique, isPlain: isPlain)
        } catch {
            answers?.lost(unique)
            throw error
        }
        let recorded = answers?.arrived(unique) { accepted[$0] == nil } ?? []
        if accepted.count == endings.count { return [] }
        seen = recorded.union(accepted.keys)
        return endings.compactMap { seen.remove($0.hold) == nil ? $0.claim : nil }
    }

    private typealias Accepted = [Hold: (ending: JobEnding, mark: EndingPlan.Mark)]

    private func finish(_ plan: EndingPlan, _ endings: [JobEnding], isPlain: Bool) async throws -> Accepted {
        if isPlain { return try await finish(plan, endings, on: vital) }
        return try await insisting {
            try await vital.transaction { db in
                let accepted = try await finish(plan, endings, on: db)
                try await follow(accepted, endings, on: db)
                return accepted
            }
        }
    }

    private func finish(_ plan: EndingPlan, _ endings: [JobEnding], on db: Database) async throws -> Accepted {
        let batches = Set(endings.compactMap(\.claim.envelope.batchID))
        let locks = BatchesTable.lock(batches, dialect: dialect).map { [$0] } ?? []
        let rings = endings.contains { $0.isDueAtOnce }
        let statements = locks + plan.statements + (rings ? notice(.work).map { [$0] } ?? [] : [])
        let results =
            db.isInTransaction
            ? try await executeByIndex(statements, on: db)
            : try await insisting { try await executeByIndex(statements, on: db) }
        if rings { await ring(.work, after: db) }
        return try plan.accepted(Array(results.dropFirst(locks.count)))
    }

    /// What follows from endings that were accepted: batches are counted, successors are pushed.
    private func follow(_ accepted: Accepted, _ endings: [JobEnding], on db: Database) async throws {
        var tallies: [BatchID: BatchTally] = [:]
        var successors: [JobDraft] = []
        for ending in endings {
            guard let (_, mark) = accepted[ending.hold] else { continue }
            if mark == .done { successors += ending.successors }
            guard let batch = ending.claim.envelope.batchID, mark != .waits else { continue }
            tallies[batch, default: BatchTally(at: ending.at)].count(mark, at: ending.at)
        }
        if !successors.isEmpty {
            _ = try await push(PushPlan(successors, notifies: notifies, dialect: dialect), on: db)
        }
        try await SQLBatchStore(engine: self).count(tallies, on: db)
    }
}

extension JobEnding {
    /// Whether the job waits again and may run now.
    fileprivate var isDueAtOnce: Bool {
        switch kind {
        case .retry(let date, _), .released(let date): date <= at
        case .done, .failed, .cancelled: false
        }
    }
}
