import FerroQueue
import FerroTesting
import Foundation

/// What the jobs of these tests are given: the run itself, and the journal.
struct Bench: Sendable {
    let job: RunningJob
    let journal: Journal
}

extension Workshop {
    /// A worker whose jobs see their runs.
    func bench(
        engine: (any QueueEngine)? = nil, clock: ManualClock? = nil, jobs: [any Job<Bench>.Type]
    ) throws -> Worker<Bench> {
        let journal = journal
        let clock = clock ?? self.clock
        return Worker(
            engine: engine ?? self.engine, registry: try JobRegistry(jobs),
            configuration: WorkerConfiguration(workerID: "w"), logger: .quiet, clock: clock, now: { clock.date },
            random: { 1 }, makeContext: { Bench(job: $0, journal: journal) })
    }
}
