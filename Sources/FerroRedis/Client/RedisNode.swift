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
        let shared = max(1, min(loops.count, configuration.maxConnections))
        let opener = ConnectionOpener(configuration, locate)
        self.opener = opener
        grace = configuration.commandTimeout
        slots = loops.prefix(shared).map { loop in
            ConnectionSlot(
                loop, patience: configuration.connectTimeout, most: configuration.limits.waitingCommands, backoff: Backoff(),
                open: { loop async throws(RedisError) in try await opener.open(on: loop) }, onChange: onChange)
        }
        pool = ExclusivePool(
            limit: max(1, configuration.maxConnections - shared), patience: configuration.connectTimeout,
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
        await pool.close()
        await withDiscardingTaskGroup { group in
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
