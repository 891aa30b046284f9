import FerroRedis
import FerroSupport
import Synchronization
import Testing

/// What many tasks were told by a Redis that goes away and comes back.
package final class OutageTally: Sendable {
    private struct State {
        var answered: Int64 = 0
        var unsure: Int64 = 0
        var failed = 0
        var calls = 0
        var wrong: [String] = []
    }

    private let state = Mutex(State())
    private let accepts: @Sendable (any Error) -> Bool

    /// Counts nothing yet.
    ///
    /// - Parameter accepts: errors that are right beside those of a server that is away.
    package init(accepts: @escaping @Sendable (any Error) -> Bool = { _ in false }) { self.accepts = accepts }

    /// What was answered, and what may have run without an answer.
    package var answered: Int64 { state.withLock { $0.answered } }
    package var unsure: Int64 { state.withLock { $0.unsure } }
    /// How many calls failed, and how many there were.
    package var failed: Int { state.withLock { $0.failed } }
    package var calls: Int { state.withLock { $0.calls } }

    /// Makes one call, which changes a total by an amount; nil when it failed.
    package func attempt<Value>(_ amount: Int64 = 1, _ body: () async throws -> Value) async -> Value? {
        do {
            let value = try await body()
            state.withLock { ($0.calls, $0.answered) = ($0.calls + 1, $0.answered + amount) }
            return value
        } catch {
            note(error, amount)
            return nil
        }
    }

    /// Takes back what an answered call did not change after all.
    package func takeBack(_ amount: Int64 = 1) { state.withLock { $0.answered -= amount } }

    /// Something that must not be.
    package func wrong(_ text: String) { state.withLock { $0.wrong.append(text) } }

    private func note(_ error: any Error, _ amount: Int64) {
        let cause = Self.redis(error)
        let isOutage = cause.map { [.connection, .timeout, .unavailable].contains($0.code) } ?? false
        let isRight = accepts(error)
        state.withLock { state in
            state.calls += 1
            state.failed += 1
            if cause?.mayHaveRun ?? false { state.unsure += amount }
            if !isOutage, !isRight { state.wrong.append("\(error)") }
        }
    }

    private static func redis(_ error: any Error) -> RedisError? {
        error.causeChain.lazy.compactMap { $0 as? RedisError }.first
    }

    /// Holds a total to what was told: no more than was answered or may have run, no less than was answered.
    ///
    /// - Parameter losesWrites: whether what was answered may be lost, as with a master that fails.
    package func check(_ total: Int64, losesWrites: Bool = false, file: String = #fileID, line: UInt = #line) {
        let (answered, unsure) = (answered, unsure)
        #expect(total <= answered + unsure, "\(file):\(line): something ran twice")
        #expect(losesWrites || total >= answered, "\(file):\(line): something was lost")
        #expect(answered > 0, "\(file):\(line)")
        checkErrors(file: file, line: line)
    }

    /// Nothing was wrong.
    package func checkErrors(file: String = #fileID, line: UInt = #line) {
        let wrong = state.withLock { $0.wrong }
        #expect(wrong.isEmpty, "\(file):\(line): \(wrong.prefix(3))")
    }
}
