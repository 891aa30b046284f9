import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension MemoryStore {
    /// How many jobs each queue holds in each state.
    mutating func stats(at now: Date) -> QueueStats {
        for queue in lines.keys { settle(queue, at: now) }
        var stats = QueueStats()
        for queue in Set(lines.keys).union(paused) {
            let line = lines[queue] ?? MemoryLine()
            stats.queues.append(
                QueueStats.Line(
                    name: queue, pending: line.due.count, delayed: line.delayed.count, running: line.running.count,
                    failed: line.count(.failed), done: line.count(.done),
                    oldestSeconds: line.due.first.map { max(0, now.timeIntervalSince($0.date)) },
                    isPaused: paused.contains(queue)))
            stats.totalFailed += line.count(.failed)
        }
        stats.queues.sort { $0.name.rawValue < $1.name.rawValue }
        return stats
    }

    /// One job.
    func find(_ id: JobID, at now: Date) -> JobRecord? { records[id]?.shown(at: now) }

    /// The jobs of a filter, at most so many.
    mutating func list(_ filter: JobFilter, limit: Int, at now: Date) -> [JobRecord] {
        guard limit > 0 else { return [] }
        let queues = filter.queue.map { [$0] } ?? Array(lines.keys)
        for queue in queues { settle(queue, at: now) }
        let states = filter.state.map { [$0] } ?? [.running, .pending, .delayed, .failed, .cancelled, .done]
        var found: [JobRecord] = []
        for state in states where found.count < limit {
            var jobs = queues.flatMap { first(limit - found.count, of: $0, state, filter, at: now) }
            if queues.count > 1 { jobs.sort { Self.comes($0, before: $1, in: state) } }
            found += jobs.prefix(limit - found.count)
        }
        return found
    }

    private func first(
        _ limit: Int, of queue: QueueName, _ state: JobInfo.State, _ filter: JobFilter, at now: Date
    ) -> [JobRecord] {
        var found: [JobRecord] = []
        guard let line = lines[queue] else { return found }
        for id in line.ids(of: state) where filter.before.map({ id < $0 }) ?? true {
            // The jobs that may be claimed include running ones whose lease is over.
            guard let record = records[id], record.state(at: now) == state || record.isWaiting else { continue }
            guard filter.name == nil || filter.name == record.envelope.name else { continue }
            found.append(record.shown(at: now))
            if found.count == limit { break }
        }
        return found
    }

    private static func comes(_ left: JobRecord, before right: JobRecord, in state: JobInfo.State) -> Bool {
        typealias Moment = MemoryLine.Moment
        let (one, other) = (left.envelope, right.envelope)
        switch state {
        case .pending: return MemoryLine.Turn(one) < MemoryLine.Turn(other)
        case .delayed: return Moment(one.availableAt, one.id) < Moment(other.availableAt, other.id)
        case .running:
            return Moment(left.startedAt ?? .distantPast, one.id) < Moment(right.startedAt ?? .distantPast, other.id)
        case .failed, .done, .cancelled: return one.id > other.id
        }
    }
}

extension MemoryLine {
    /// How many jobs have ended in a state and are kept.
    func count(_ state: JobInfo.State) -> Int { ended[state]?.ids.count ?? 0 }

    /// The jobs of a state in their order.
    func ids(of state: JobInfo.State) -> any Sequence<JobID> {
        switch state {
        case .pending: turns.ascending.lazy.map(\.id)
        case .delayed: delayed.ascending.lazy.map(\.id)
        case .running: running.ascending.lazy.map(\.id)
        case .failed, .done, .cancelled: (ended[state]?.ids ?? SortedList()).descending
        }
    }
}
