import NIOCore
import NIOPosix

#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif
#endif

/// Ends a listening socket so that every connection that was made is served.
///
/// The system resets the connections that wait to be accepted, and those whose handshake is on its way, when their
/// listener closes. So first no new one is let in, where the system can do that; then those there are are accepted.
struct ListenerClosing {
    private let channel: any Channel
    private let group: MultiThreadedEventLoopGroup

    init(_ channel: any Channel, on group: MultiThreadedEventLoopGroup) {
        self.channel = channel
        self.group = group
    }

    /// How long handshakes that have begun are given.
    private static let handshakeTime = Duration.milliseconds(50)
    /// How often the queue is looked at, a millisecond apart, before it is given up.
    private static let attempts = 500

    /// Accepts what waits, then closes; at once when the time is over, which an event loop that is held could take, or when
    /// the task is cancelled.
    func callAsFunction(within time: Duration) async {
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await acceptWaiting() }
            tasks.addTask { try? await Task.sleep(for: time) }
            await tasks.next()
            tasks.cancelAll()
        }
        let (closed, keeper) = AsyncStream<Void>.makeStream()
        channel.closeFuture.whenComplete { _ in keeper.finish() }
        channel.close(promise: nil)
        await withTaskGroup(of: Void.self) { tasks in
            tasks.addTask { for await _ in closed {} }
            tasks.addTask { try? await Task.sleep(for: Self.closingTime) }
            await tasks.next()
            tasks.cancelAll()
        }
    }

    /// How long the listener's loop may take to close it; one that is held takes for ever.
    private static let closingTime = Duration.seconds(1)

    private func acceptWaiting() async {
        await run(on: channel.eventLoop) { [channel] in Self.refuseHandshakes(channel) }
        try? await Task.sleep(for: Self.handshakeTime)
        for _ in 0..<Self.attempts where !Task.isCancelled {
            if await waitingCount() == 0 { break }
            try? await Task.sleep(for: .milliseconds(1))
        }
        // A connection goes from the listener's loop to its own and back; one that is not back by then is lost.
        for loop in group.makeIterator() { await run(on: loop) {} }
        await run(on: channel.eventLoop) {}
    }

    /// Runs a body on an event loop and waits for it, unless the task is cancelled before.
    private func run(on loop: any EventLoop, _ body: @escaping @Sendable () -> Void) async {
        let (done, keeper) = AsyncStream<Void>.makeStream()
        loop.execute {
            body()
            keeper.finish()
        }
        for await _ in done {}
    }

    #if os(Linux)
        /// How many connections wait to be accepted: for a listener, Linux says so where it counts unacknowledged
        /// segments otherwise (`tcp_get_info` of its `net/ipv4/tcp.c`).
        private func waitingCount() async -> Int {
            let (counts, keeper) = AsyncStream<Int>.makeStream()
            channel.eventLoop.execute { [channel] in
                guard let options = channel as? any SocketOptionProvider else { return keeper.finish() }
                options.getTCPInfo().whenComplete { keeper.yield((try? $0.get()).map { Int($0.tcpi_unacked) } ?? 0) }
            }
            for await count in counts { return count }
            return 0
        }

        /// Drops the first packet of new connections (SYN without ACK), by a filter as in socket(7), SO_ATTACH_FILTER.
        ///
        /// Who sent it tries again after a second and finds the listener closed, or another one. Where the system has no
        /// filters, nothing happens.
        private static func refuseHandshakes(_ channel: any Channel) {
            guard let options = channel as? any SocketOptionProvider else { return }
            let program = UnsafeMutablePointer<SocketFilter.Instruction>.allocate(capacity: SocketFilter.dropSYN.count)
            program.initialize(from: SocketFilter.dropSYN, count: SocketFilter.dropSYN.count)
            defer { program.deallocate() }
            let filter = SocketFilter.Program(
                count: UInt16(SocketFilter.dropSYN.count), instructions: UInt(bitPattern: program))
            // On the channel's event loop it is set before the call returns.
            _ = options.unsafeSetSocketOption(
                level: .socket, name: NIOBSDSocket.Option(rawValue: SO_ATTACH_FILTER), value: filter)
        }
    #else
        private func waitingCount() async -> Int { 0 }
        private static func refuseHandshakes(_ channel: any Channel) {}
    #endif
}
