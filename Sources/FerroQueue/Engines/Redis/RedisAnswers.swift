import Synchronization

/// Which finishing calls have had no answer, and for which endings; which answers have arrived and may be forgotten.
///
/// Redis keeps what a call came to until the engine says that its answer has arrived. An ending that is recorded again
/// after its answer was lost names the calls that it was part of, and is told what they came to.
final class RedisAnswers: Sendable {
    /// One call of the finishing script.
    struct Call: Sendable {
        let number: Int64
        /// Calls whose answers have arrived since.
        let arrived: [Int64]
        /// For each ending the calls without an answer that it was part of, as the script reads them.
        let earlier: [String]
    }

    private struct Open {
        var step: Step
        var calls: [Int64]
    }

    private enum Step { case done, retry, released, failed, cancelled }

    private struct State {
        var last: Int64 = 0
        var arrived: [Int64] = []
        var open: [Hold: Open] = [:]
        /// How many endings still refer to a call.
        var references: [Int64: Int] = [:]
    }

    /// How many endings without an answer are remembered; more are treated as new ones when they are repeated.
    private static let limit = 10_000
    private let state = Mutex(State())

    func begin(_ endings: ArraySlice<JobEnding>) -> Call {
        state.withLock { state in
            state.last += 1
            defer { state.arrived = [] }
            let earlier: [String] =
                state.open.isEmpty ? [] : endings.map { Self.earlier($0, state.open[Hold($0.claim)]) }
            return Call(number: state.last, arrived: state.arrived, earlier: earlier)
        }
    }

    /// The answers of calls have reached whoever asked.
    func arrived(_ calls: [(Int64, ArraySlice<JobEnding>)]) {
        state.withLock { state in
            for (number, endings) in calls {
                state.arrived.append(number)
                if state.open.isEmpty { continue }
                for ending in endings { Self.close(Hold(ending.claim), in: &state) }
            }
        }
    }

    /// Calls that may have run, whose answers have reached nobody.
    func lost(_ calls: [(Int64, ArraySlice<JobEnding>)]) {
        state.withLock { state in
            for (number, endings) in calls {
                for ending in endings where state.open.count < Self.limit {
                    let hold = Hold(ending.claim), step = Self.step(ending.kind)
                    if let open = state.open[hold], open.step != step { Self.close(hold, in: &state) }
                    state.open[hold, default: Open(step: step, calls: [])].calls.append(number)
                    state.references[number, default: 0] += 1
                }
            }
        }
    }

    private static func close(_ hold: Hold, in state: inout State) {
        for call in state.open.removeValue(forKey: hold)?.calls ?? [] {
            let left = (state.references[call] ?? 1) - 1
            state.references[call] = left > 0 ? left : nil
            if left <= 0 { state.arrived.append(call) }
        }
    }

    private static func earlier(_ ending: JobEnding, _ open: Open?) -> String {
        guard let open, open.step == step(ending.kind) else { return "" }
        return open.calls.suffix(16).map(String.init).joined(separator: ",")
    }

    private static func step(_ kind: JobEnding.Kind) -> Step {
        switch kind {
        case .done: .done
        case .retry: .retry
        case .released: .released
        case .failed: .failed
        case .cancelled: .cancelled
        }
    }
}
