#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The jobs of one queue, in the orders in which they are looked for.
struct MemoryLine: Sendable {
    /// Which of the jobs that may be claimed comes first.
    struct Turn: Sendable, Hashable, Comparable {
        let priority: JobPriority
        let dueAt: Date
        let id: JobID

        init(_ job: JobEnvelope) { (priority, dueAt, id) = (job.priority, job.availableAt, job.id) }

        static func < (left: Turn, right: Turn) -> Bool {
            if left.priority != right.priority { return left.priority < right.priority }
            return left.dueAt == right.dueAt ? left.id < right.id : left.dueAt < right.dueAt
        }
    }

    /// A job at a moment.
    struct Moment: Sendable, Hashable, Comparable {
        let date: Date
        let id: JobID

        init(_ date: Date, _ id: JobID) { (self.date, self.id) = (date, id) }

        static func < (left: Moment, right: Moment) -> Bool {
            left.date == right.date ? left.id < right.id : left.date < right.date
        }
    }

    /// Those that have ended in one state.
    struct Ended: Sendable {
        var ids = SortedList<JobID>()
        var ends = SortedList<Moment>()
    }

    /// Those that may be claimed: the due ones, and those whose lease is over.
    private(set) var turns = SortedList<Turn>()
    /// The due ones by the time they became due.
    private(set) var due = SortedList<Moment>()
    /// The delayed ones by their time.
    private(set) var delayed = SortedList<Moment>()
    /// Those that workers hold, by the beginning of their claims.
    private(set) var running = SortedList<Moment>()
    /// Those whose lease was not over when it was last looked at, by its end.
    private(set) var leases = SortedList<Moment>()
    private(set) var ended: [JobInfo.State: Ended] = [:]

    var isEmpty: Bool {
        due.isEmpty && delayed.isEmpty && running.isEmpty && ended.values.allSatisfy { $0.ids.isEmpty }
    }

    /// How many comparisons it took so far.
    var comparisons: Int {
        turns.comparisons &+ due.comparisons &+ delayed.comparisons &+ running.comparisons &+ leases.comparisons
    }

    /// Puts a job where its status says.
    mutating func insert(_ record: MemoryRecord) {
        let job = record.envelope
        switch record.status {
        case .delayed: delayed.insert(Moment(job.availableAt, job.id))
        case .due:
            due.insert(Moment(job.availableAt, job.id))
            turns.insert(Turn(job))
        case .running(let date):
            running.insert(Moment(record.startedAt ?? date, job.id))
            leases.insert(Moment(date, job.id))
        case .expired(let date):
            running.insert(Moment(record.startedAt ?? date, job.id))
            turns.insert(Turn(job))
        case .ended(let state):
            ended[state, default: Ended()].ids.insert(job.id)
            ended[state, default: Ended()].ends.insert(Moment(record.finishedAt ?? job.createdAt, job.id))
        }
    }

    /// Takes a job from where its status says.
    mutating func remove(_ record: MemoryRecord) {
        let job = record.envelope
        switch record.status {
        case .delayed: delayed.remove(Moment(job.availableAt, job.id))
        case .due:
            due.remove(Moment(job.availableAt, job.id))
            turns.remove(Turn(job))
        case .running(let date):
            running.remove(Moment(record.startedAt ?? date, job.id))
            leases.remove(Moment(date, job.id))
        case .expired(let date):
            running.remove(Moment(record.startedAt ?? date, job.id))
            turns.remove(Turn(job))
        case .ended(let state):
            ended[state]?.ids.remove(job.id)
            ended[state]?.ends.remove(Moment(record.finishedAt ?? job.createdAt, job.id))
        }
    }
}
