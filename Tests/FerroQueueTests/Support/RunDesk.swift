import FerroQueue
import FerroTesting
import Foundation

/// What the jobs of these tests are given: the run itself, and the journal.
struct RunDesk: Sendable {
    let job: RunningJob
    let journal: Journal
}

extension Workshop {
    /// A worker whose jobs see their runs.
    func desk(
        engine: (any QueueEngine)? = nil, clock: ManualClock? = nil, jobs: [any Job<RunDesk>.Type]
    ) throws -> Worker<RunDesk> {
        let journal = journal
        let clock = clock ?? self.clock
        return Worker(
            engine: engine ?? self.engine, registry: try JobRegistry(jobs),
            configuration: WorkerConfiguration(workerID: "w"), logger: .quiet, clock: clock, now: { clock.date },
            random: { 1 }, makeContext: { RunDesk(job: $0, journal: journal) })
    }
}
