/// A master, its replicas, and the sentinels that choose another master when it fails.
public struct RedisSentinelServers: Sendable {
    /// The name under which the sentinels know the master.
    public let name: String
    /// The servers that were the master and its two replicas at the start.
    public let nodes: [RedisServer]
    /// The three sentinels.
    public let sentinels: [RedisServer]

    init(in folder: ServerFolder, _ options: RedisServer.Options, sentinelPassword: String?) async throws {
        let name = "mymaster"
        self.name = name
        let first = try RedisServer(in: folder, options: options)
        var replica = options
        replica.settings.append("replicaof 127.0.0.1 \(first.port)")
        nodes = try [first] + (0..<2).map { _ in try RedisServer(in: folder, options: replica) }
        let lines =
            [
                "sentinel monitor \(name) 127.0.0.1 \(first.port) 2",
                "sentinel down-after-milliseconds \(name) 15000", "sentinel failover-timeout \(name) 5000",
                "sentinel parallel-syncs \(name) 1",
            ] + (options.password.map { ["sentinel auth-pass \(name) \($0.quoted)"] } ?? [])
        let sentinel = RedisServer.Options(password: sentinelPassword, settings: lines)
        sentinels = try (0..<3).map { _ in try RedisServer(in: folder, options: sentinel, isSentinel: true) }
        try await start()
    }

    /// The address for clients, `redis+sentinel://127.0.0.1:26379,…/mymaster/0`.
    public var url: String {
        let hosts = sentinels.map { "127.0.0.1:\($0.port)" }.joined(separator: ",")
        let password = sentinels[0].options.password.map { "?sentinel_password=\($0.escaped)" } ?? ""
        return nodes[0].options.url("redis+sentinel", hosts, "\(name)/0", password)
    }

    private func start() async throws {
        for node in nodes { try await node.start() }
        for replica in nodes.dropFirst() {
            try await until("in step with the master") {
                try await replica.command("INFO", "replication").contains("master_link_status:up")
            }
        }
        for sentinel in sentinels { try await sentinel.start() }
        try await untilSettled()
    }

    /// Waits until every sentinel knows the others and both replicas.
    public func untilSettled() async throws {
        for sentinel in sentinels where sentinel.isRunning {
            try await until("known to the sentinels", within: .seconds(60)) {
                let quorum = (try? await sentinel.command("SENTINEL", "CKQUORUM", name)) ?? ""
                let replicas = (try? await sentinel.command("SENTINEL", "REPLICAS", name)) ?? ""
                return quorum.hasPrefix("OK 3") && replicas.split(separator: "\n").count { $0 == "name" } == 2
            }
        }
    }

    /// The server that the first sentinel that runs holds for the master.
    ///
    /// - Throws: An error when no sentinel answers.
    public func master() async throws -> RedisServer {
        for sentinel in sentinels where sentinel.isRunning {
            guard let answer = try? await sentinel.command("SENTINEL", "GET-MASTER-ADDR-BY-NAME", name),
                let node = nodes.first(where: { answer.split(separator: "\n").last == "\($0.port)" })
            else { continue }
            return node
        }
        throw ChildProgram.Failure(description: "no sentinel knows the master")
    }

    /// Lets a replica take over from a master that is well, and waits until it has; takes some 2 seconds.
    ///
    /// - Returns: The new master.
    @discardableResult public func failover() async throws -> RedisServer {
        let old = try await master()
        for sentinel in sentinels where sentinel.isRunning {
            guard (try? await sentinel.command("SENTINEL", "FAILOVER", name)) == nil else { break }
        }
        return try await master(after: old)
    }

    /// Lets the sentinels hold a master that does not answer for lost after a second; before, a busy machine is given 15.
    public func noticeSoon() async throws {
        for sentinel in sentinels where sentinel.isRunning {
            try await sentinel.command("SENTINEL", "SET", name, "down-after-milliseconds", "1000")
        }
    }

    /// Ends the master on the spot, and does not wait for what follows.
    ///
    /// - Returns: The server that is gone.
    @discardableResult public func killMaster() async throws -> RedisServer {
        try await noticeSoon()
        let old = try await master()
        await old.kill()
        return old
    }

    /// Waits until another server than this one is the master.
    public func master(after old: RedisServer) async throws -> RedisServer {
        var found = old
        try await until("another master", within: .seconds(60)) {
            found = try await master()
            guard found !== old, found.isRunning else { return false }
            return try await found.command("ROLE").hasPrefix("master")
        }
        return found
    }
}
