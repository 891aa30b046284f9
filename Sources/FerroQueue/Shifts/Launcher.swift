import Synchronization

/// Starts runs and knows which are going on, and which have ended and are not recorded yet.
final class Launcher: Sendable {
    private struct Table: Sendable {
        var runs: [Hold: RunningJob] = [:]
        /// How many of them have not ended.
        var running = 0
        /// How many jobs are being told that they failed.
        var telling = 0
    }

    private let capacity: Int
    private let table = Mutex(Table())

    /// A launcher of at most `capacity` runs at once.
    init(capacity: Int) { self.capacity = capacity }

    /// How many more runs may be started: a slot is free when its run has ended.
    ///
    /// Results that wait for the store take room, too, but only once there are as many as slots.
    var free: Int {
        table.withLock { max(0, min(capacity - $0.running - $0.telling, 2 * capacity - $0.runs.count)) }
    }
    /// Whether nothing runs and everything is recorded.
    var isIdle: Bool { table.withLock { $0.runs.isEmpty && $0.telling == 0 } }
    /// How many runs go on.
    var running: Int { table.withLock { $0.running } }
    /// How many runs go on of each queue; one that has just ended may be counted still.
    var busyByQueue: [QueueName: Int] {
        let runs = runs.filter { run in run.control.withLock { !$0.isOver } }
        return runs.reduce(into: [:]) { $0[$1.envelope.queue, default: 0] += 1 }
    }
    /// Every run that a claim is held for.
    var runs: [RunningJob] { table.withLock { Array($0.runs.values) } }

    /// Starts a run in a task of its own, which only ``RunningJob/interrupt(for:)`` cancels.
    func launch(_ claim: Claim, _ running: RunningJob, _ body: @escaping @Sendable () async -> Void) {
        table.withLock { table in
            table.runs[Hold(claim)] = running
            table.running += 1
        }
        running.attach(Task { await body() })
    }

    /// Takes note that a run has ended; false when it was given up before.
    func ended(_ claim: Claim) -> Bool {
        table.withLock { table in
            guard table.runs[Hold(claim)] != nil else { return false }
            table.running -= 1
            return true
        }
    }

    /// Forgets a run that ended and was recorded; `isTold` when its job is told that it failed, until ``told()``.
    func settled(_ claim: Claim, isTold: Bool) {
        table.withLock { table in
            table.runs[Hold(claim)] = nil
            if isTold { table.telling += 1 }
        }
    }

    /// Takes note that a job was told.
    func told() { table.withLock { $0.telling -= 1 } }

    /// The runs of some claims; those that were settled are left out.
    func runs(of claims: [Claim]) -> [RunningJob] {
        table.withLock { table in claims.compactMap { table.runs[Hold($0)] } }
    }

    /// Forgets the runs that have not ended and answers their claims, so that they can be given back.
    func abandon() -> [Claim] {
        table.withLock { table in
            let left = table.runs.values.filter { run in run.control.withLock { !$0.isOver } }.compactMap(\.claim)
            for claim in left { table.runs[Hold(claim)] = nil }
            table.running -= left.count
            return left
        }
    }
}
