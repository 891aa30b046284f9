/// The nodes of a cluster.
public struct RedisClusterServers: Sendable {
    /// The nodes: the masters of the start first, then a replica of each.
    public let nodes: [RedisServer]

    init(in folder: ServerFolder, _ options: RedisServer.Options) async throws {
        var buses: [Int] = []
        nodes = try (0..<6).map { _ in
            let bus = try ServerFolder.port()
            buses.append(bus)
            var own = options
            own.settings += [
                "cluster-enabled yes", "cluster-node-timeout 1500", "cluster-config-file nodes.conf",
                "cluster-port \(bus)", "cluster-replica-validity-factor 0",
            ]
            return try RedisServer(in: folder, options: own)
        }
        for node in nodes { try node.startProcess() }
        for node in nodes { try await node.untilItAnswers() }
        try await form(buses)
        try await notice(after: 15_000)
    }

    /// Lets a node that does not answer be held for lost after 1.5 seconds; before, a busy machine is given 15.
    public func noticeSoon() async throws { try await notice(after: 1_500) }

    private func notice(after milliseconds: Int) async throws {
        for node in nodes where node.isRunning {
            try await node.command("CONFIG", "SET", "cluster-node-timeout", "\(milliseconds)")
        }
    }

    /// The address for clients, `redis+cluster://127.0.0.1:7000,…`: the first two nodes, which know the others.
    public var url: String {
        let hosts = nodes.prefix(2).map { "127.0.0.1:\($0.port)" }.joined(separator: ",")
        return nodes[0].options.url("redis+cluster", hosts, "")
    }

    /// Waits until every node that runs finds the cluster in order, and every replica is in step with its master.
    public func untilSettled() async throws {
        for node in nodes where node.isRunning {
            try await until("in a cluster that is in order", within: .seconds(60)) {
                guard try await node.command("CLUSTER", "INFO").contains("cluster_state:ok") else { return false }
                return try await !node.command("INFO", "replication").contains("master_link_status:down")
            }
        }
    }

    /// The node that serves a slot, in the eyes of the first node that runs.
    ///
    /// - Throws: An error when no node serves it.
    public func master(of slot: Int) async throws -> RedisServer {
        for node in nodes where node.isRunning {
            for line in try await node.command("CLUSTER", "NODES").split(separator: "\n") {
                let words = line.split(separator: " ")
                guard words.count > 8, words[2].contains("master"), !words[2].contains("fail"),
                    words[8...].contains(where: { Self.range($0)?.contains(slot) ?? false }),
                    let found = self.node(at: words[1])
                else { continue }
                return found
            }
        }
        throw ChildProgram.Failure(description: "no node serves slot \(slot)")
    }

    /// The identifier of a node.
    public func identifier(of node: RedisServer) async throws -> String {
        try await node.command("CLUSTER", "MYID")
    }

    /// Ends the node that serves a slot on the spot, and does not wait for what follows.
    ///
    /// - Returns: The server that is gone.
    @discardableResult public func killMaster(of slot: Int) async throws -> RedisServer {
        try await noticeSoon()
        let old = try await master(of: slot)
        await old.kill()
        return old
    }

    /// Waits until another node than this one serves the slot; answers it.
    public func master(of slot: Int, after old: RedisServer) async throws -> RedisServer {
        var found = old
        try await until("served by another node", within: .seconds(60)) {
            found = (try? await master(of: slot)) ?? old
            return found !== old && found.isRunning
        }
        return found
    }

    private func node(at address: Substring) -> RedisServer? {
        let port = address.split(separator: "@").first?.split(separator: ":").last
        return nodes.first { "\($0.port)" == port ?? "" }
    }

    /// The slots in `0-5460` or `7`; nil for slots that move, `[7->-…]`.
    private static func range(_ text: Substring) -> ClosedRange<Int>? {
        let bounds = text.split(separator: "-").map { Int($0) }
        guard let first = bounds.first ?? nil, let last = bounds.last ?? nil, first <= last else { return nil }
        return first...last
    }
}
