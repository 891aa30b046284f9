import NIOCore

/// Measures how late the event loops of a server come to what is due, until it is told to stop.
struct LoopTicks: Sendable {
    private let ticks: [RepeatedTask]

    init(_ group: some EventLoopGroup, _ watch: LoopWatch?) {
        guard let watch else {
            ticks = []
            return
        }
        ticks = group.makeIterator().enumerated().map { Self.start($0.offset, $0.element, watch) }
    }

    func stop() { for tick in ticks { tick.cancel() } }

    private static func start(_ index: Int, _ eventLoop: any EventLoop, _ watch: LoopWatch) -> RepeatedTask {
        let interval = TimeAmount(watch.interval)
        let due = NIOLoopBoundBox.makeBoxSendingValue(NIODeadline.now() + interval, eventLoop: eventLoop)
        return eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
            watch.onLag(index, Duration(max(.zero, .now() - due.value)))
            due.value = .now() + interval
        }
    }
}
