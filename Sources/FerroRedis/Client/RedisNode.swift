package import NIOCore
import NIOPosix
import Synchronization

/// All connections to one server, wherever it is said to be: the shared ones, one for each loop, and those of one task.
package final class RedisNode: Sendable {
    private let slots: [ConnectionSlot]
    private let pool: ExclusivePool
    private let next = Atomic<Int>(0)
    private let grace: Duration
    private let opener: ConnectionOpener

    /// - Parameters:
    ///   - locate: Asked before each attempt to connect, so that what it names may change.
    ///   - onChange: Told nil when a shared connection opened and an error when one could not be had.
    package init(
        _ configuration: RedisConfiguration, on group: any EventLoopGroup,
        locate: @escaping @Sendable () async throws(RedisError) -> RedisEndpoint,
        onChange: @escaping @Sendable (RedisError?) -> Void = { _ in }
    ) {
        let loops = Array(group.makeIterator())
        // A quarter stays for those that one task has to itself, and one of each kind there is always.
        let most = max(1, configuration.maxConnections)
        let shared = max(1, min(loops.count, most - max(1, most / 4)))
        let opener = ConnectionOpener(configuration, locate)
        self.opener = opener
        let open = OpenCount()
        grace = configuration.commandTimeout
        slots = loops.prefix(shared).map { loop in
            ConnectionSlot(
                loop, patience: configuration.connectTimeout, most: configuration.limits.waitingCommands,
                backoff: Backoff(),
                open: { loop async throws(RedisError) in try await opener.open(on: loop) },
                onEvent: { event in open.note(event, onChange) })
        }
        pool = ExclusivePool(
            limit: max(1, most - shared), patience: configuration.connectTimeout,
            timers: loops[0]
        ) { () async throws(RedisError) in
            try await opener.open(on: MultiThreadedEventLoopGroup.currentEventLoop ?? group.next())
        }
    }

    /// The shared connection of the caller's loop, if it is open.
    package var current: RedisConnection? { slot.current }

    /// The shared connection of the caller's loop.
    package func connection() async throws(RedisError) -> RedisConnection { try await slot.connection() }

    /// A connection that one task has to itself; hand it back with ``checkIn(_:)``.
    package func checkOut() async throws(RedisError) -> RedisConnection { try await pool.checkOut() }
    /// Takes it back.
    package func checkIn(_ connection: RedisConnection) async { await pool.checkIn(connection) }

    /// A connection that nobody counts.
    package func open() async throws(RedisError) -> RedisConnection {
        try await opener.open(on: MultiThreadedEventLoopGroup.currentEventLoop ?? slots[0].loop)
    }

    /// Gives up the shared connections to any other server than this one; new ones go to where the server is now.
    func leave(except endpoint: RedisEndpoint) {
        for connection in slots.compactMap(\.current) where connection.endpoint != endpoint { renew(connection) }
    }

    /// Gives a connection up and asks anew where the server is, as after `READONLY`; what waits on it is answered.
    package func renew(_ connection: RedisConnection) {
        guard slots.contains(where: { $0.renew(connection) }) else { return }
        Task {
            await pool.drain()
            await connection.closeGracefully(within: grace)
        }
    }

    /// Ends all connections; what waits is answered first, within the time that a command may take.
    package func close() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.pool.close(within: self.grace) }
            for slot in slots { group.addTask { await slot.close(within: self.grace) } }
        }
    }

    private var slot: ConnectionSlot {
        guard slots.count > 1 else { return slots[0] }
        if let loop = MultiThreadedEventLoopGroup.currentEventLoop {
            if let mine = slots.first(where: { $0.loop === loop }) { return mine }
        }
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        return slots[Int(UInt(bitPattern: index) % UInt(slots.count))]
    }
}

/// How many shared connections are open: one that cannot be had says nothing while another is there.
private final class OpenCount: Sendable {
    private let count = Atomic<Int>(0)

    func note(_ event: ConnectionSlot.Event, _ onChange: (RedisError?) -> Void) {
        switch event {
        case .opened:
            count.add(1, ordering: .relaxed)
            onChange(nil)
        case .lost: count.subtract(1, ordering: .relaxed)
        case .failed(let error):
            if count.load(ordering: .relaxed) == 0 { onChange(error) }
        }
    }
}
