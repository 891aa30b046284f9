import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The jobs of a ``MemoryEngine``, as a value without clock or lock.
struct MemoryStore: Sendable {
    /// Where a job stands.
    private enum Status: Sendable {
        /// Waiting; may become claimed once it is due.
        case pending
        /// Held by a worker until the date; may become pending, failed or removed, or be claimed again after the date.
        case claimed(until: Date)
        /// Given up; stays so.
        case failed(error: String, at: Date)
    }

    private struct Record: Sendable {
        var envelope: JobEnvelope
        var token: Int64 = 0
        var status: Status = .pending
    }

    private var records: [JobID: Record] = [:]
    private var lastID: Int64 = 0

    /// The next id; it is used up even if no job is inserted under it.
    mutating func reserveID() -> JobID {
        lastID += 1
        return JobID(lastID)
    }

    mutating func insert(_ envelope: JobEnvelope) { records[envelope.id] = Record(envelope: envelope) }

    mutating func claim(_ request: ClaimRequest) -> [Claim] {
        var claims: [Claim] = []
        for queue in request.queues where claims.count < request.limit {
            let due = records.values
                .filter { $0.envelope.queue == queue && isClaimable($0, at: request.now) }
                .map(\.envelope).sorted(by: Self.runsBefore)
                .prefix(request.limit - claims.count)
            for envelope in due {
                guard var record = records[envelope.id] else { continue }
                record.status = .claimed(until: request.now + request.lease)
                record.envelope.attempts += 1
                record.token += 1
                records[envelope.id] = record
                claims.append(Claim(envelope: record.envelope, token: record.token))
            }
        }
        return claims
    }

    mutating func heartbeat(_ claims: [Claim], until date: Date) -> [Claim] {
        claims.filter { claim in
            guard holds(claim) else { return true }
            records[claim.envelope.id]?.status = .claimed(until: date)
            return false
        }
    }

    mutating func complete(_ claim: Claim) throws(QueueError) {
        try requireHeld(claim)
        records[claim.envelope.id] = nil
    }

    mutating func release(_ claim: Claim, availableAt: Date, error: String?) throws(QueueError) {
        try requireHeld(claim)
        records[claim.envelope.id]?.status = .pending
        records[claim.envelope.id]?.envelope.availableAt = availableAt
        if error == nil { records[claim.envelope.id]?.envelope.attempts = max(1, claim.envelope.attempts) - 1 }
    }

    mutating func fail(_ claim: Claim, error: String, at date: Date) throws(QueueError) {
        try requireHeld(claim)
        records[claim.envelope.id]?.status = .failed(error: error, at: date)
    }

    func stats(now: Date) -> QueueStats {
        var lines: [QueueName: QueueStats.Line] = [:]
        var stats = QueueStats()
        for record in records.values {
            let queue = record.envelope.queue
            var line = lines[queue] ?? QueueStats.Line(name: queue, pending: 0, delayed: 0)
            switch record.status {
            case .pending where record.envelope.availableAt <= now: line.pending += 1
            case .pending: line.delayed += 1
            case .claimed: break
            case .failed: stats.totalFailed += 1
            }
            lines[queue] = line
        }
        stats.queues = lines.values.sorted { $0.name.rawValue < $1.name.rawValue }
        return stats
    }

    func inspect(limit: Int, now: Date) -> QueueJobs {
        var pending: [JobEnvelope] = []
        var delayed: [JobEnvelope] = []
        var failed: [FailedJob] = []
        for record in records.values {
            switch record.status {
            case .pending where record.envelope.availableAt <= now: pending.append(record.envelope)
            case .pending: delayed.append(record.envelope)
            case .claimed: break
            case .failed(let error, let date):
                failed.append(FailedJob(job: JobInfo(record.envelope, state: .failed), error: error, failedAt: date))
            }
        }
        failed.sort { ($0.failedAt, $0.job.id) > ($1.failedAt, $1.job.id) }
        return QueueJobs(
            pending: pending.sorted(by: Self.runsBefore).prefix(limit).map { JobInfo($0, state: .pending) },
            delayed: delayed.sorted(by: Self.runsBefore).prefix(limit).map { JobInfo($0, state: .delayed) },
            failed: Array(failed.prefix(limit)))
    }

    private func isClaimable(_ record: Record, at now: Date) -> Bool {
        switch record.status {
        case .pending: record.envelope.availableAt <= now
        case .claimed(let date): date <= now
        case .failed: false
        }
    }

    private func holds(_ claim: Claim) -> Bool {
        guard let record = records[claim.envelope.id], case .claimed = record.status else { return false }
        return record.token == claim.token
    }

    private func requireHeld(_ claim: Claim) throws(QueueError) {
        guard holds(claim) else { throw claim.stale }
    }

    private static func runsBefore(_ left: JobEnvelope, _ right: JobEnvelope) -> Bool {
        (left.availableAt, left.id) < (right.availableAt, right.id)
    }
}
