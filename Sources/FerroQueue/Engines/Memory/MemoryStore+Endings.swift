#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension MemoryStore {
    /// How many failures of a job are kept.
    private static var keptFailures: Int { 10 }

    /// Records what claims came to; answers those that are not held.
    mutating func finish(_ endings: [JobEnding]) -> [Claim] {
        endings.filter { !finish($0) }.map(\.claim)
    }

    private mutating func finish(_ ending: JobEnding) -> Bool {
        guard holds(ending.claim) else { return false }
        let id = ending.claim.envelope.id
        switch ending.kind {
        case .done:
            end(id, .done, at: ending.at)
            for draft in ending.successors { push(draft) }
        case .cancelled:
            end(id, .cancelled, at: ending.at)
        case .failed(let failure):
            change(id) { Self.note(failure, in: &$0) }
            end(id, .failed, at: ending.at)
        case .retry(let date, let failure):
            change(id) { Self.note(failure, in: &$0) }
            wait(id, until: date, at: ending.at)
        case .released(let date):
            change(id) { $0.envelope.attempts = max(0, $0.envelope.attempts - 1) }
            wait(id, until: date, at: ending.at)
        }
        return true
    }

    private static func note(_ failure: JobFailure, in record: inout MemoryRecord) {
        record.envelope.failures = (record.envelope.failures + [failure]).suffix(keptFailures)
    }

    /// Lets a job wait again, unless somebody cancelled it meanwhile.
    private mutating func wait(_ id: JobID, until date: Date, at now: Date) {
        if records[id]?.isCancelRequested == true { return end(id, .cancelled, at: now) }
        change(id) { record in
            record.status = date <= now ? .due : .delayed
            record.envelope.availableAt = date
            record.workerID = nil
        }
        tell(.work)
    }

    /// Ends a job: its key goes back, its batch is counted, and it is kept only where somebody may want to see it.
    mutating func end(_ id: JobID, _ state: JobInfo.State, at now: Date) {
        guard let record = records[id] else { return }
        if record.envelope.uniqueness?.scope != .time { keys.free(record.envelope.uniqueness, of: id) }
        if state == .failed || retention > .zero {
            change(id) { record in
                record.status = .ended(state)
                record.finishedAt = now
                record.workerID = nil
                record.isCancelRequested = false
            }
            forgetKept(of: record.envelope.queue, at: now)
        } else {
            drop(id)
        }
        if let batch = record.envelope.batchID { count(id, outOf: batch, as: state, at: now) }
    }

    /// Removes jobs whose retention is over.
    private mutating func forgetKept(of queue: QueueName, at now: Date) {
        for state in [JobInfo.State.done, .cancelled] {
            while let moment = lines[queue]?.ended[state]?.ends.first, moment.date + retention <= now {
                drop(moment.id)
            }
        }
    }
}
