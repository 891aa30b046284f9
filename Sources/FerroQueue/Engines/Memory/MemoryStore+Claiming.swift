#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension MemoryStore {
    /// Takes the next jobs of the queues.
    mutating func claim(_ request: ClaimRequest) -> [Claim] {
        var claims: [Claim] = []
        for queue in request.queues where !paused.contains(queue) && claims.count < request.limit {
            settle(queue, at: request.now)
            while claims.count < request.limit, let turn = lines[queue]?.turns.first {
                if endIfCancelled(turn.id, at: request.now) { continue }
                if let claim = claim(turn.id, request) { claims.append(claim) }
            }
        }
        return claims
    }

    /// Ends a job that was asked to stop and whose worker died before it did.
    private mutating func endIfCancelled(_ id: JobID, at now: Date) -> Bool {
        guard let record = records[id], record.isCancelRequested, case .expired(let date) = record.status, date <= now
        else { return false }
        end(id, .cancelled, at: now)
        return true
    }

    /// Takes one job; nil when a clock that went back made it wait again.
    private mutating func claim(_ id: JobID, _ request: ClaimRequest) -> Claim? {
        var claim: Claim?
        change(id) { record in
            switch record.status {
            case .due where record.envelope.availableAt > request.now: return record.status = .delayed
            case .expired(let date) where date > request.now: return record.status = .running(until: date)
            case .expired: record.envelope.crashes += 1
            case .due, .delayed, .running, .ended: break
            }
            record.status = .running(until: request.now + request.lease)
            record.envelope.attempts += 1
            record.token += 1
            record.workerID = request.workerID
            record.startedAt = request.now
            record.finishedAt = nil
            claim = Claim(envelope: record.envelope, token: record.token)
        }
        if let job = claim?.envelope, job.uniqueness?.scope == .started { keys.free(job.uniqueness, of: id) }
        return claim
    }

    /// Whether a claim is its job's last one and has not ended.
    func holds(_ claim: Claim) -> Bool {
        guard let record = records[claim.envelope.id] else { return false }
        return record.isHeld && record.token == claim.token
    }

    /// Holds claims until a date.
    mutating func heartbeat(_ claims: [Claim], until date: Date) -> HeartbeatAnswer {
        var answer = HeartbeatAnswer()
        for claim in claims {
            guard holds(claim) else {
                answer.lost.append(claim)
                continue
            }
            change(claim.envelope.id) { $0.status = .running(until: date) }
            if records[claim.envelope.id]?.isCancelRequested == true { answer.cancelled.append(claim) }
        }
        return answer
    }

    /// Keeps what a run wants the next one to know.
    mutating func save(_ checkpoint: JobCheckpoint) throws(QueueError) {
        guard holds(checkpoint.claim) else { throw checkpoint.claim.stale }
        change(checkpoint.claim.envelope.id) { record in
            record.envelope.state = checkpoint.state
            record.status = .running(until: checkpoint.now + checkpoint.lease)
        }
    }
}
