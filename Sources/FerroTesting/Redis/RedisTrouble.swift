import FerroSupport

/// What can happen to Redis while an app uses it.
package enum RedisTrouble: String, CaseIterable, Sendable {
    /// The server, which writes every change to its disk, is killed, then ended in order, and started again.
    case restart
    /// The connection is slow, torn down, and swallows everything.
    case link
    /// The master that sentinels watch is killed.
    case failover
    /// A slot of a cluster moves to another node and its new master is killed.
    case cluster

    /// Whether writes that were answered may be lost: replicas follow a little later.
    package var losesWrites: Bool { self == .failover || self == .cluster }

    /// What a load lets the trouble wait for.
    package struct Load: Sendable {
        /// Returns when each task has done something again.
        package var goesOn: @Sendable () async throws -> Void
        /// Returns when something has failed again.
        package var fails: @Sendable () async throws -> Void

        package init(
            goesOn: @escaping @Sendable () async throws -> Void, fails: @escaping @Sendable () async throws -> Void
        ) {
            (self.goesOn, self.fails) = (goesOn, fails)
        }
    }

    /// Starts what is needed and runs a closure with the address of it and with what makes the trouble.
    ///
    /// - Parameter slot: the slot that has trouble in a cluster.
    package func run(
        slot: Int,
        _ body: (_ url: String, _ trouble: @escaping @Sendable (Load) async throws -> Void) async throws -> Void
    ) async throws {
        switch self {
        case .restart:
            try await RedisServer.with(.init(settings: ["appendonly yes", "appendfsync always"])) { server in
                try await body(server.url + "?connect_timeout=10") { try await Self.restart(server, $0) }
            }
        case .link:
            try await RedisServer.with { server in
                let proxy = try TCPFaultProxy(to: "127.0.0.1", port: server.port)
                defer { proxy.close() }
                let url = "redis://127.0.0.1:\(proxy.port)/0?timeout=0.5&connect_timeout=1"
                try await body(url) { try await Self.disturb(proxy, $0) }
            }
        case .failover:
            try await RedisServer.withSentinel { servers in
                try await body(servers.url + "?timeout=2&connect_timeout=10") { load in
                    let old = try await servers.killMaster()
                    _ = try await servers.master(after: old)
                    try await load.goesOn()
                }
            }
        case .cluster:
            try await RedisServer.withCluster { cluster in
                try await body(cluster.url + "?timeout=2&connect_timeout=10") { load in
                    try await cluster.move(slot)
                    try await load.goesOn()
                    let old = try await cluster.killMaster(of: slot)
                    _ = try await cluster.master(of: slot, after: old)
                    try await load.goesOn()
                }
            }
        }
    }

    private static func restart(_ server: RedisServer, _ load: Load) async throws {
        for kills in [true, false] {
            if kills { await server.kill() } else { await server.stop() }
            try await server.start()
            try await load.goesOn()
        }
    }

    private static func disturb(_ proxy: TCPFaultProxy, _ load: Load) async throws {
        proxy.set(.delay(.milliseconds(2)))
        try await load.goesOn()
        for mode in [TCPFaultProxy.Mode.reset, .blackHole] {
            proxy.set(mode)
            try await load.fails()
            proxy.set(.pass)
            try await load.goesOn()
        }
    }
}
