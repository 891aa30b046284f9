import NIOCore

/// Finds the state that belongs to an event loop.
struct LoopDirectory: Sendable {
    private let states: [ObjectIdentifier: (loop: any EventLoop, state: NIOLoopBoundBox<LoopState>)]

    /// Makes a state for each loop of a group, numbered from 0.
    init(_ group: some EventLoopGroup, watch: LoopWatch?) {
        var random = SystemRandomNumberGenerator()
        var states: [ObjectIdentifier: (loop: any EventLoop, state: NIOLoopBoundBox<LoopState>)] = [:]
        for (index, eventLoop) in group.makeIterator().enumerated() {
            let state = LoopState(index: index, eventLoop: eventLoop, seed: random.next(), watch: watch)
            states[ObjectIdentifier(eventLoop)] = (eventLoop, .makeBoxSendingValue(state, eventLoop: eventLoop))
        }
        self.states = states
    }

    /// The state of a loop, which must be the one this runs on; nil when it is not of the group.
    func state(of eventLoop: any EventLoop) -> LoopState? { states[ObjectIdentifier(eventLoop)]?.state.value }

    /// Ends the tasks that wait for requests; no connection may be left.
    func end() async {
        for (loop, state) in states.values { try? await loop.submit { state.value.end() }.get() }
    }
}
