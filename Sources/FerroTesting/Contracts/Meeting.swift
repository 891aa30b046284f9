import Synchronization

/// Lets tasks wait until a number of them have come to the same point.
final class Meeting: Sendable {
    private struct State {
        var missing: Int
        var waiting: [Resumption] = []
    }

    private let state: Mutex<State>

    init(of count: Int) { state = Mutex(State(missing: count)) }

    /// Waits for the others; at once when all of them have been here.
    func arrive() async {
        await awaiting("the others at a meeting") { resumption in
            let ready = state.withLock { state in
                state.missing -= 1
                state.waiting.append(resumption)
                guard state.missing <= 0 else { return [Resumption]() }
                defer { state.waiting = [] }
                return state.waiting
            }
            for other in ready { other.resume() }
        }
    }
}
