import FerroQueue
import Foundation

/// What became of the ticks, by the jobs that are there and by the history.
struct ScheduleFindings {
    let expected: Set<Tick>
    /// How many jobs each tick pushed.
    let pushed: [Tick: Int]
    /// How many ticks each node took.
    let shares: [String: Int]
    /// Ticks whose record does not name a job, or which have no record.
    let unrecorded: Int

    init(_ store: ProofStore, _ names: [String], after start: Date, through end: Date) async throws {
        expected = ProofSchedule.expected(after: start, through: end)
        var pushed: [Tick: Int] = [:]
        let jobs = try await store.engine.stores.administration.list(JobFilter(), limit: 100_000, now: Date())
        for tick in jobs.compactMap(\.envelope.headers.tick) where tick.dueAt <= end { pushed[tick, default: 0] += 1 }
        var shares: [String: Int] = [:]
        var recorded: Set<Tick> = []
        for name in names {
            for record in try await store.engine.stores.ticks.history(of: name, limit: 10_000)
            where record.tick.dueAt <= end {
                shares[record.node, default: 0] += 1
                if record.jobID != nil { recorded.insert(record.tick) }
            }
        }
        self.pushed = pushed
        self.shares = shares
        unrecorded = Set(pushed.keys).symmetricDifference(recorded).count
    }

    var lost: Set<Tick> { expected.subtracting(pushed.keys) }
    var invented: Set<Tick> { Set(pushed.keys).subtracting(expected) }
    var doubled: [Tick] { pushed.filter { $0.value > 1 }.map(\.key) }
    var isSound: Bool { lost.isEmpty && invented.isEmpty && doubled.isEmpty && unrecorded == 0 && !expected.isEmpty }

    var lines: [String] {
        [
            "ticks due\t\(expected.count)", "taken once\t\(expected.count - lost.count - doubled.count)",
            "lost\t\(lost.count)", "taken twice\t\(doubled.count)", "not due but taken\t\(invented.count)",
            "by node\t\(shares.sorted { $0.key < $1.key }.map { "\($0.value)" }.joined(separator: " "))",
        ]
    }

    var complaints: String { "lost: \(lost), taken twice: \(doubled), not due: \(invented), unrecorded: \(unrecorded)" }
}
