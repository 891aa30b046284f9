import FerroTesting
import Synchronization

/// Lets tasks wait until a test opens it.
final class Gate: Sendable {
    private let state = Mutex((isOpen: false, waiting: [Resumption]()))

    func pass() async {
        await awaiting("the opening of a gate") { resumption in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(resumption) }
                return state.isOpen
            }
            if isOpen { resumption.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.resume() }
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

/// Waits until something is so, and throws when that takes too long.
func eventually(
    _ condition: () async throws -> Bool, file: String = #fileID, line: UInt = #line
) async throws {
    try await until("so", every: .milliseconds(2), file: file, line: line, condition)
}
