import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension MemoryStore {
    /// Does something to the jobs of a selection; answers how many it was done to.
    mutating func change(_ action: JobAction, _ selection: JobSelection, at now: Date) -> Int {
        var ids: [JobID]
        switch selection {
        case .ids(let named): ids = named
        case .matching(let filter): ids = list(filter, limit: .max, at: now).map(\.envelope.id)
        }
        // A filter lists the newest first; of two jobs of one key the older one is to be retried.
        if case .matching = selection { ids.sort() }
        return ids.reduce(0) { count, id in
            switch action {
            case .retry: count + (retry(id, at: now) ? 1 : 0)
            case .forget: count + (forget(id, at: now) ? 1 : 0)
            case .cancel: count + (cancel(id, at: now) ? 1 : 0)
            }
        }
    }

    private mutating func retry(_ id: JobID, at now: Date) -> Bool {
        guard let record = records[id], case .ended(let state) = record.status, state != .done else { return false }
        if let uniqueness = record.envelope.uniqueness {
            if let holder = keys.holder(of: uniqueness.key, at: now), holder != id { return false }
            keys.give(uniqueness, to: id, at: now)
        }
        change(id) { record in
            record.status = .due
            record.envelope.attempts = 0
            record.envelope.crashes = 0
            record.envelope.availableAt = now
            record.finishedAt = nil
            record.isCancelRequested = false
        }
        if let batch = record.envelope.batchID { count(id, into: batch, after: state) }
        tell(.work)
        return true
    }

    private mutating func forget(_ id: JobID, at now: Date) -> Bool {
        guard let record = records[id], !record.isHeld else { return false }
        if record.isWaiting { end(id, .cancelled, at: now) }
        drop(id)
        return true
    }

    /// Cancels a job that waits, or asks for a running one to stop; false when it has ended.
    mutating func cancel(_ id: JobID, at now: Date) -> Bool {
        guard let record = records[id] else { return false }
        if record.isWaiting {
            end(id, .cancelled, at: now)
            return true
        }
        guard record.isHeld else { return false }
        change(id) { $0.isCancelRequested = true }
        tell(.control)
        return true
    }

    /// Keeps workers from a queue, or lets them again.
    mutating func pause(_ queue: QueueName, _ isPaused: Bool) {
        if isPaused { paused.insert(queue) } else { paused.remove(queue) }
        tell(isPaused ? .control : .work)
    }

    /// Removes jobs that ended before a date.
    mutating func prune(_ states: Set<JobInfo.State>, endedBefore date: Date, limit: Int) -> Int {
        var count = 0
        for queue in lines.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            for state in [JobInfo.State.failed, .done, .cancelled] where states.contains(state) {
                while count < limit, let moment = lines[queue]?.ended[state]?.ends.first, moment.date < date {
                    drop(moment.id)
                    count += 1
                }
            }
        }
        return count
    }
}
