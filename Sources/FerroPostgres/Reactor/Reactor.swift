#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The thread that all connections of a database live on.
///
/// It sleeps in `poll(2)`, and what happens while it is awake is handled in one go: commands are taken as a batch, and
/// waiting tasks are resumed together at the end of a round.
final class Reactor {
    private let inbox: Inbox
    private let wakeUp: WakeUp
    private let switchboard: Switchboard
    private var descriptors: [pollfd] = []
    private var commands: [Command] = []

    init(_ inbox: Inbox, _ wakeUp: WakeUp, _ switchboard: Switchboard) {
        self.inbox = inbox
        self.wakeUp = wakeUp
        self.switchboard = switchboard
    }

    /// Runs until the switchboard is closed.
    func run() {
        while !switchboard.isFinished { round() }
        for command in inbox.close() { switchboard.refuse(command) }
        switchboard.resumeWaiting()
        switchboard.ended()
    }

    private func round() {
        switchboard.now = ContinuousClock.now
        inbox.take(into: &commands)
        for command in commands { switchboard.handle(command) }
        commands.removeAll(keepingCapacity: true)
        switchboard.flush()
        switchboard.resumeWaiting()
        sleep(until: switchboard.nextDeadline())
        switchboard.now = ContinuousClock.now
        for (index, connection) in switchboard.connections.enumerated() {
            let events = descriptors[index + 1].revents
            if events != 0 { switchboard.ready(connection, isWritable: events & Int16(POLLOUT) != 0) }
        }
        if descriptors[0].revents != 0 { wakeUp.drain() }
        switchboard.sweep()
        switchboard.expire(switchboard.now)
        switchboard.resumeWaiting()
    }

    private func sleep(until deadline: ContinuousClock.Instant?) {
        descriptors.removeAll(keepingCapacity: true)
        descriptors.append(pollfd(fd: wakeUp.reading, events: Int16(POLLIN), revents: 0))
        for connection in switchboard.connections {
            let events = connection.wantsToWrite ? POLLIN | POLLOUT : POLLIN
            descriptors.append(pollfd(fd: connection.descriptor, events: Int16(events), revents: 0))
        }
        var timeout: Int32 = -1
        if let deadline {
            let (seconds, attoseconds) = max(.zero, ContinuousClock.now.duration(to: deadline)).components
            timeout = Int32(clamping: min(seconds, 60) * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
        }
        if switchboard.isFinished || !inbox.fallAsleep() { timeout = 0 }
        _ = poll(&descriptors, nfds_t(descriptors.count), timeout)
        inbox.awake()
    }
}
