import NIOCore
import Synchronization

/// Sends each command to the node of a cluster that has its keys.
final class ClusterRouter: RedisRouter {
    struct State {
        var map = ClusterMap()
        var nodes: [RedisEndpoint: RedisNode] = [:]
        var refresh: Task<RedisError?, Never>?
        var isClosed = false
    }

    let configuration: RedisConfiguration
    let group: any EventLoopGroup
    let seeds: [RedisEndpoint]
    let state = Mutex(State())
    private let onChange: @Sendable (RedisError?) -> Void
    private let turn = Atomic<Int>(0)

    /// - Parameter seeds: nodes that are asked for all others.
    /// - Parameter onChange: told what ``RedisNode`` tells of each node.
    init(
        _ configuration: RedisConfiguration, seeds: [RedisEndpoint], on group: any EventLoopGroup,
        onChange: @escaping @Sendable (RedisError?) -> Void
    ) {
        self.onChange = onChange
        self.configuration = configuration
        self.seeds = seeds
        self.group = group
    }

    func current(for command: RedisCommand) -> RedisConnection? {
        // What is wrong with the keys is said by ``connection(for:)``.
        guard let slot = try? command.slot() else {
            guard command.keys.count == 0 else { return nil }
            return state.withLock { state in master(of: nil, state).flatMap { state.nodes[$0] } }?.current
        }
        return state.withLock { state in state.map.master(of: slot).flatMap { state.nodes[$0] } }?.current
    }

    func connection(for command: RedisCommand) async throws(RedisError) -> RedisConnection {
        try await node(of: try command.slot()).connection()
    }

    func checkOut(near key: RedisKey?) async throws(RedisError) -> RedisConnection {
        try await node(of: key?.slot).checkOut()
    }

    func checkIn(_ connection: RedisConnection) async {
        guard let node = state.withLock({ $0.nodes[connection.endpoint] }) else { return await connection.close() }
        await node.checkIn(connection)
    }

    func open(near key: RedisKey?) async throws(RedisError) -> RedisConnection {
        do throws(RedisError) {
            return try await node(of: key?.slot).open()
        } catch {
            try await refresh()
            return try await node(of: key?.slot).open()
        }
    }

    var redirects: Bool { true }

    /// For those who have a connection to themselves; what is shared is followed in ``send(_:after:_:)``.
    func redirect(
        _ reply: String, of command: RedisCommand, from connection: RedisConnection
    ) async throws(RedisError) -> RedisRedirection? {
        guard case .moved(let slot, let node)? = ClusterRedirection(.error(reply), from: connection.endpoint) else {
            return nil
        }
        move(slot, to: node)
        refreshInBackground()
        return .retry(try await self.node(at: node).connection())
    }

    func groups(_ commands: [RedisCommand]) throws(RedisError) -> [[Int]] { [Array(commands.indices)] }

    func close() async {
        let nodes = state.withLock { state in
            state.isClosed = true
            state.refresh?.cancel()
            defer { state.nodes = [:] }
            return Array(state.nodes.values)
        }
        await withTaskGroup(of: Void.self) { tasks in
            for node in nodes { tasks.addTask { await node.close() } }
        }
    }
}

extension ClusterRouter {
    /// The node that serves a slot; any master for none.
    func node(of slot: Int?) async throws(RedisError) -> RedisNode {
        if state.withLock({ master(of: slot, $0) }) == nil { try await refresh() }
        guard let endpoint = state.withLock({ master(of: slot, $0) }) else {
            throw RedisError(
                .unavailable,
                "No node of the cluster serves slot \(slot.map(String.init) ?? "any"): look at CLUSTER INFO.")
        }
        return try node(at: endpoint)
    }

    /// How many nodes are taken for true; a cluster has at most 1 000 by its specification.
    private static var mostNodes: Int { 2_000 }

    /// The node with an address.
    func node(at endpoint: RedisEndpoint) throws(RedisError) -> RedisNode {
        try state.withLock { state throws(RedisError) in
            guard !state.isClosed else { throw RedisError(.closed, "The Redis client was closed.") }
            if let node = state.nodes[endpoint] { return node }
            guard state.nodes.count < Self.mostNodes else {
                throw RedisError(.protocol, "The cluster names more than \(Self.mostNodes) nodes.")
            }
            var own = configuration
            own.topology = .standalone(endpoint)
            // A node that is gone is replaced: rather ask again who serves the slot than wait for it.
            own.connectTimeout = min(configuration.connectTimeout, .milliseconds(500))
            let node = RedisNode(own, on: group, locate: { () throws(RedisError) in endpoint }, onChange: onChange)
            state.nodes[endpoint] = node
            return node
        }
    }

    /// The address of the master of a slot; for none, the masters take turns.
    func master(of slot: Int?, _ state: borrowing State) -> RedisEndpoint? {
        if let slot { return state.map.master(of: slot) }
        guard !state.map.masters.isEmpty else { return nil }
        let number = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        return state.map.masters[Int(UInt(bitPattern: number) % UInt(state.map.masters.count))]
    }
}
