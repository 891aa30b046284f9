import FerroQueue
import Synchronization

/// A job that does nothing but count itself, with a payload of one number.
struct Empty: Job {
    static let name = "empty"
    var number: Int

    func run(_ c: Counter) async throws { c.count() }
}

/// Counts runs, and stops the watch at the first that counts and at the last.
final class Counter: Sendable {
    private let total: Int
    private let warmUp: Int
    private let runs = Atomic(0)
    private let figures: AsyncStream<Mark>.Continuation
    let marks: AsyncStream<Mark>

    /// A moment, and what the process has used by then.
    struct Mark: Sendable {
        let at = ContinuousClock.now
        let processorTime = ProcessUsage.processorTime
    }

    /// The first tenth warms up.
    init(total: Int) {
        self.total = total
        warmUp = total / 10
        (marks, figures) = AsyncStream.makeStream()
    }

    var counted: Int { total - warmUp }

    func count() {
        let runs = runs.add(1, ordering: .relaxed).newValue
        if runs == warmUp || runs == total { figures.yield(Mark()) }
    }
}
