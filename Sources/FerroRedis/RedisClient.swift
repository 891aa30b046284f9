public import Logging
public import NIOCore
import Synchronization

/// A client of Redis that many tasks share.
///
/// ```swift
/// let redis = RedisClient(try RedisConfiguration(url: "redis://localhost:6379/0"), on: group, logger: logger)
/// let reply = try await redis.send(RedisCommand("GET", ["greeting"], keys: .first, isReadOnly: true))
/// await redis.close()
/// ```
///
/// Commands of all tasks of one event loop go over one connection, and those of one turn of the loop in one write.
/// What was in flight when a connection ended fails with an error that says whether it may have run; only commands
/// that certainly did not run, or that only read, are sent again.
public final class RedisClient: RedisCommands {
    /// How it was set up.
    public let configuration: RedisConfiguration
    package let router: any RedisRouter
    package let group: any EventLoopGroup
    package let logger: Logger
    let board: StatusBoard
    let subscriptions: SubscriptionHub
    /// The router, where it is a cluster's.
    let cluster: ClusterRouter?
    private let closers = Mutex<[@Sendable () async -> Void]>([])

    /// Sets up a client; nothing is opened before the first command.
    public init(_ configuration: RedisConfiguration, on group: any EventLoopGroup, logger: Logger) {
        self.configuration = configuration
        self.group = group
        self.logger = logger
        let board = StatusBoard(address: "\(configuration)", logger: logger)
        self.board = board
        let router = Self.router(configuration, group, logger) { error in board.note(error) }
        self.router = router
        cluster = router as? ClusterRouter
        subscriptions = SubscriptionHub(.init(configuration), logger: logger) { () async throws(RedisError) in
            try await router.open(near: nil)
        }
    }

    /// Connects and asks for a sign of life, so that a wrong setting shows at once.
    public func connect() async throws(RedisError) {
        _ = try await send(RedisCommand("PING", isReadOnly: true))
    }

    /// Takes nothing new, waits for what was sent within the time of a command, and ends every connection.
    public func close() async {
        let bodies = closers.withLock { closers in
            defer { closers = [] }
            return closers
        }
        for body in bodies { await body() }
        await subscriptions.close()
        await router.close()
        board.finish()
    }

    /// Runs a closure when the client is closed, before its connections are.
    package func whenClosed(_ body: @escaping @Sendable () async -> Void) { closers.withLock { $0.append(body) } }

    /// Sends one command and waits for its answer; one round trip.
    ///
    /// - Throws: ``RedisError``; `.configuration` for a command that would change or block the connection for all tasks
    ///   that share it, as `SELECT`, `MULTI` or `BLPOP`: there are methods for what they do.
    nonisolated(nonsending) public func send(_ command: RedisCommand) async throws(RedisError) -> RedisReply {
        if command.changesItsConnection { throw .forOneTask(command.name) }
        guard let connection = router.current(for: command) else { return try await resend(command, after: nil, nil) }
        do throws(RedisError) {
            return try await connection.send(command, timeout: nil)
        } catch {
            return try await resend(command, after: error, connection)
        }
    }

    /// Sends commands one after the other without waiting in between; one round trip for each node they go to.
    public func send(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply] {
        guard !commands.isEmpty else { return [] }
        try RedisCommand.checkShared(commands)
        if let cluster { return try await cluster.send(commands) }
        let groups = try router.groups(commands)
        guard groups.count > 1 else { return try await sendTogether(commands) }
        var replies = [RedisReply](repeating: .null, count: commands.count)
        for group in groups {
            let answers = try await sendTogether(group.map { commands[$0] })
            for (index, answer) in zip(group, answers) { replies[index] = answer }
        }
        return replies
    }
}
