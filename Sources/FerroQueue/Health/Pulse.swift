import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// When a worker last reached its store, and since when it does not.
final class Pulse: Sendable {
    /// What the store is asked for.
    enum Question: Sendable, Hashable { case claim, heartbeat }

    /// What is known at a moment.
    struct State: Sendable {
        var answered: [Question: Date] = [:]
        var failingSince: [Question: Date] = [:]
    }

    private let state = Mutex(State())

    /// What is known now.
    var known: State { state.withLock { $0 } }

    /// Takes note of an answer, or of the want of one.
    func note(_ question: Question, isAnswered: Bool, at date: Date) {
        state.withLock { state in
            if isAnswered {
                state.answered[question] = date
                state.failingSince[question] = nil
            } else if state.failingSince[question] == nil {
                state.failingSince[question] = date
            }
        }
    }
}
