import Synchronization
import Testing

/// Lets tasks wait until a test opens it.
final class Gate: Sendable {
    private let state = Mutex((isOpen: false, waiting: [CheckedContinuation<Void, Never>]()))

    func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// A number that tasks share.
final class Tally: Sendable {
    private let number = Atomic(0)
    var count: Int { number.load(ordering: .sequentiallyConsistent) }
    @discardableResult func add(_ amount: Int = 1) -> Int {
        number.add(amount, ordering: .sequentiallyConsistent).newValue
    }
}

/// What was reported, in its order.
final class Reports<Report: Sendable>: Sendable {
    private let reports = Mutex<[Report]>([])
    var all: [Report] { reports.withLock { $0 } }
    func add(_ report: Report) { reports.withLock { $0.append(report) } }
}

/// Waits until something is so; for 10 s at most.
func eventually(_ condition: () async throws -> Bool, line: UInt = #line) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while try await !condition() {
        guard ContinuousClock.now < end else {
            Issue.record("line \(line): it did not come to be")
            return
        }
        try await Task.sleep(for: .milliseconds(2))
    }
}
