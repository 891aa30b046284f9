import FerroSQL
import FerroSupport
import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a claim found, and what of it is to be ended and not run.
struct Findings: Sendable {
    var claims: [Claim] = []
    /// Jobs that somebody cancelled, and whose worker died before it stopped them.
    var cancelled: [Claim] = []
    var unreadable: [(row: SQLRow, error: QueueError)] = []

    var hasRefuse: Bool { !cancelled.isEmpty || !unreadable.isEmpty }
}

extension SQLEngine {
    /// Ends what a claim found and will not run; answers whether others may take its place.
    ///
    /// The good claims of the same statement are held already and nobody renews them yet. So on PostgreSQL it waits for
    /// a moment only where a stranger has locked a batch. What could not be ended comes again after its lease.
    func clear(_ findings: Findings, for request: ClaimRequest, until deadline: ContinuousClock.Instant) async -> Bool {
        guard findings.hasRefuse else { return false }
        do {
            guard let engine = bounded(by: min(patience.claim, request.lease / 10)) else {
                try await clear(findings, at: request.now)
                return !findings.cancelled.isEmpty
            }
            let rest = ContinuousClock.now.duration(to: deadline)
            let answer: Void? = try await limited(to: rest, on: ContinuousClock()) {
                try await engine.clear(findings, at: request.now)
            }
            guard answer != nil else { throw QueueError(.storage, "the database did not answer within \(rest)") }
            return !findings.cancelled.isEmpty
        } catch {
            Self.logger.debug(
                "Jobs that were cancelled or cannot be read could not be ended: they come again after their lease",
                metadata: ["error": "\(ErrorText.of(error))"])
            return false
        }
    }

    /// How long all of that may take in one claim, with the wait for a connection.
    func clearingLimit(of request: ClaimRequest) -> Duration { min(patience.claim, request.lease / 10) * 3 }

    private func clear(_ findings: Findings, at date: Date) async throws {
        var failure: (any Error)?
        for (row, error) in findings.unreadable {
            do { try await setAside(row, error, at: date) } catch { failure = error }
            if failure != nil, dialect.kind == .postgres { break }
        }
        _ = try await finish(findings.cancelled.map { JobEnding($0, .cancelled, at: date) })
        if let failure { throw failure }
    }

    /// Fails a row that cannot be read, and counts it in its batch.
    private func setAside(_ row: SQLRow, _ error: QueueError, at date: Date) async throws {
        guard let id: Int64 = try? row.decode("id") else { return }
        let failure = JobFailure(attempt: 0, at: date, message: error.message, type: "QueueError")
        let failures = try JobsTable.json([failure], "what is wrong with a row")
        let batch = (try? row.decode("batch_id", as: Int64?.self)).flatMap { $0 }.map { BatchID($0) }
        Self.logger.error(
            "A job cannot be read and is kept aside", metadata: ["job.id": "\(id)", "error": "\(error.message)"])
        try await insisting {
            try await vital.transaction { db in
                let locks = BatchesTable.lock(Set([batch].compactMap { $0 }), dialect: dialect).map { [$0] } ?? []
                let results = try await executeByIndex(
                    locks + [JobsTable.setAside(id, failures: failures, at: date)], on: db)
                guard let batch, results.last?.affectedRows == 1 else { return }
                var tally = BatchTally(at: date)
                tally.count(.failed, at: date)
                try await SQLBatchStore(engine: self).count([batch: tally], on: db)
            }
        }
    }
}
