import Logging
import NIOCore
import Synchronization

/// Sends everything to the master that the sentinels name, and moves on when they name another.
final class SentinelRouter: RedisRouter {
    private enum Watch {
        case none
        case running(Task<Void, Never>)
        case closed
    }

    private let node: RedisNode
    private let roster: SentinelRoster
    private let place: SentinelPlace
    private let messages: SubscriptionHub
    private let logger: Logger
    private let watch = Mutex(Watch.none)

    init(
        _ configuration: RedisConfiguration, _ roster: SentinelRoster, on group: any EventLoopGroup, logger: Logger,
        onChange: @escaping @Sendable (RedisError?) -> Void
    ) {
        let place = SentinelPlace(roster, configuration, group)
        self.roster = roster
        self.place = place
        self.logger = logger
        node = RedisNode(
            configuration, on: group, locate: { () async throws(RedisError) in try await place.master() },
            onChange: onChange)
        messages = SubscriptionHub(.init(configuration), logger: logger) { () async throws(RedisError) in
            try await roster.open()
        }
    }

    deinit {
        if case .running(let task) = watch.withLock({ $0 }) { task.cancel() }
    }

    func current(for command: RedisCommand) -> RedisConnection? { node.current }

    func connection(for command: RedisCommand) async throws(RedisError) -> RedisConnection {
        startWatching()
        return try await node.connection()
    }

    func checkOut(near key: RedisKey?) async throws(RedisError) -> RedisConnection {
        startWatching()
        while true {
            let connection = try await node.checkOut()
            guard let master = place.last, connection.endpoint != master else { return connection }
            // It was idle while the master changed.
            await connection.close()
            await node.checkIn(connection)
        }
    }

    func checkIn(_ connection: RedisConnection) async { await node.checkIn(connection) }

    func open(near key: RedisKey?) async throws(RedisError) -> RedisConnection {
        startWatching()
        return try await node.open()
    }

    var redirects: Bool { true }

    /// A master that became a replica refuses to write: nothing ran, and the sentinels know the new one.
    func redirect(
        _ reply: String, of command: RedisCommand, from connection: RedisConnection
    ) async throws(RedisError) -> RedisRedirection? {
        guard reply.hasPrefix("READONLY") else { return nil }
        place.forget()
        node.renew(connection)
        return .retry(try await node.connection())
    }

    func groups(_ commands: [RedisCommand]) throws(RedisError) -> [[Int]] { [Array(commands.indices)] }

    func close() async {
        let task = watch.withLock { watch -> Task<Void, Never>? in
            defer { watch = .closed }
            guard case .running(let task) = watch else { return nil }
            return task
        }
        task?.cancel()
        await messages.close()
        await node.close()
    }
}

extension SentinelRouter {
    /// Follows the sentinels' messages from the first command on.
    private func startWatching() {
        let moved: @Sendable (RedisEndpoint) -> Void = { [weak self] master in self?.moved(to: master) }
        watch.withLock { watch in
            guard case .none = watch else { return }
            watch = .running(Task.detached { [messages, roster] in await Self.follow(messages, roster, moved) })
        }
    }

    /// Leaves the old master as soon as the sentinels name another, also when it still answers.
    private static func follow(
        _ messages: SubscriptionHub, _ roster: SentinelRoster, _ moved: @Sendable (RedisEndpoint) -> Void
    ) async {
        while !Task.isCancelled {
            guard let switches = try? await messages.subscribe(to: [.channel("+switch-master")], limits: .init()) else {
                try? await Task.sleep(for: .seconds(1))
                continue
            }
            for await event in switches.events {
                switch event {
                case .message(let message):
                    guard let master = SentinelReply.switched(message.text, master: roster.master) else { continue }
                    moved(master)
                case .resubscribed, .dropped:
                    if let master = try? await roster.locate() { moved(master) }
                }
            }
        }
    }

    private func moved(to master: RedisEndpoint) {
        guard place.last != master else { return }
        logger.notice("the master of Redis is another now", metadata: ["master": "\(master)"])
        place.expect(master)
        node.leave(except: master)
    }
}
