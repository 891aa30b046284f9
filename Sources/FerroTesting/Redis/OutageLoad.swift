import Synchronization

/// Tasks that do one thing again and again while Redis has trouble.
package final class OutageLoad: Sendable {
    /// One thing that a task does; answers whether all went well.
    package typealias Step = @Sendable () async -> Bool

    private struct State {
        var successes: [Int]
        var failures = 0
        var isOver = false
    }

    private let state: Mutex<State>

    private init(count: Int) { state = Mutex(State(successes: Array(repeating: 0, count: count))) }

    /// Runs each step in a task of its own, again and again, and trouble meanwhile; at the end all must go on.
    ///
    /// - Parameter steps: each answers whether all went well.
    package static func run(
        _ steps: [Step], during trouble: (RedisTrouble.Load) async throws -> Void
    ) async throws {
        let load = OutageLoad(count: steps.count)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, step) in steps.enumerated() { group.addTask { await load.work(number, step) } }
            do {
                let view = RedisTrouble.Load(goesOn: { try await load.goesOn() }, fails: { try await load.fails() })
                try await load.goesOn()
                try await trouble(view)
                try await load.goesOn()
            } catch {
                load.end()
                throw error
            }
            load.end()
        }
    }

    private func work(_ number: Int, _ step: Step) async {
        while !state.withLock({ $0.isOver }) {
            let isWell = await step()
            state.withLock { state in
                if isWell { state.successes[number] += 1 } else { state.failures += 1 }
            }
            // A server that is known to be away fails calls at once.
            if !isWell { try? await Task.sleep(for: .milliseconds(5)) }
        }
    }

    private func end() { state.withLock { $0.isOver = true } }

    private func goesOn() async throws {
        let before = state.withLock { $0.successes }
        try await until("going on by itself", within: .seconds(60)) {
            state.withLock { zip($0.successes, before).allSatisfy { $0 >= $1 + 3 } }
        }
    }

    private func fails() async throws {
        let before = state.withLock { $0.failures }
        try await until("hurt by the trouble", within: .seconds(60)) { state.withLock { $0.failures > before } }
    }
}
