import Synchronization

/// Starts runs, knows which are going on, and counts what they come to.
final class Launcher<Context: Sendable>: Sendable {
    private typealias Runs = [Hold: (claim: Claim, interruption: Interruption)]

    private let processor: Processor<Context>
    private let capacity: Int
    private let bell: Doorbell
    private let tally: Tally
    private let runs = Mutex<Runs>([:])

    /// A launcher of at most `capacity` runs at once that rings whenever one ends.
    init(processor: Processor<Context>, capacity: Int, bell: Doorbell, tally: Tally) {
        self.processor = processor
        self.capacity = capacity
        self.bell = bell
        self.tally = tally
    }

    /// How many more runs may be started.
    var free: Int { runs.withLock { max(0, capacity - $0.count) } }
    /// Whether nothing runs.
    var isIdle: Bool { runs.withLock { $0.isEmpty } }
    /// What is held for the runs that go on.
    var claims: [Claim] { runs.withLock { $0.values.map(\.claim) } }

    /// Starts a run in a task of its own, which nobody cancels: only the job inside it is ever interrupted.
    func launch(_ claim: Claim) {
        let interruption = Interruption()
        runs.withLock { $0[Hold(claim)] = (claim, interruption) }
        tally.began()
        Task {
            let outcome = await processor.process(claim, interruption)
            tally.ended(outcome, afterTimeout: interruption.reason == .timeout)
            runs.withLock { $0[Hold(claim)] = nil }
            bell.ring()
        }
    }

    /// Interrupts the runs of some claims; those that are over are left alone.
    func interrupt(_ claims: [Claim], for reason: Interruption.Reason) {
        let interruptions = runs.withLock { runs in claims.compactMap { runs[Hold($0)]?.interruption } }
        for interruption in interruptions { interruption.interrupt(for: reason) }
    }

    /// Forgets the runs that go on and answers their claims, so that they can be given back.
    func abandon() -> [Claim] {
        runs.withLock { runs in
            defer { runs.removeAll() }
            return runs.values.map(\.claim)
        }
    }
}
