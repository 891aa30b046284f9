import Synchronization

/// One master of a cluster, for commands about what it keeps itself, as `SCAN`, `DBSIZE` or `KEYS`.
struct ClusterMaster: RedisCommands {
    let endpoint: RedisEndpoint
    let router: ClusterRouter

    func send(_ command: RedisCommand) async throws(RedisError) -> RedisReply {
        try await router.node(at: endpoint).connection().send(command)
    }

    func send(_ commands: [RedisCommand]) async throws(RedisError) -> [RedisReply] {
        try await router.node(at: endpoint).connection().send(commands)
    }
}

extension RedisClient {
    /// Every server that keeps keys, each with the commands of its own: one, or the masters of a cluster as they are now.
    ///
    /// - Throws: ``RedisError`` when no node of the cluster says who they are.
    package func masters() async throws(RedisError) -> [any RedisCommands] {
        guard let cluster else { return [self] }
        try await cluster.refresh()
        let endpoints = cluster.state.withLock { $0.map.masters }
        return endpoints.map { ClusterMaster(endpoint: $0, router: cluster) }
    }
}
