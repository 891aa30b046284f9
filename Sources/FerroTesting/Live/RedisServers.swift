extension RedisServer {
    /// Runs a closure with a master, two replicas and three sentinels that watch them, and ends them after it.
    ///
    /// The sentinels hold a master for lost after 15 seconds, after ``RedisSentinelServers/noticeSoon()`` after one, and
    /// two of them have to agree. Starting takes 2 seconds.
    ///
    /// - Parameters:
    ///   - options: How the master and its replicas are set up.
    ///   - sentinelPassword: The password of the sentinels, which is not that of the servers.
    /// - Throws: What the closure throws, and an error when the servers do not find one another.
    public static func withSentinel<Value>(
        _ options: Options = Options(), sentinelPassword: String? = nil,
        _ body: (RedisSentinelServers) async throws -> Value
    ) async throws -> Value {
        try await inFolder { folder in
            let servers = try await RedisSentinelServers(in: folder, options, sentinelPassword: sentinelPassword)
            return try await body(servers)
        }
    }

    /// Runs a closure with a cluster of three masters with a replica each, and ends it after it.
    ///
    /// A node is held for lost after 15 seconds, after ``RedisClusterServers/noticeSoon()`` after 1.5. Starting takes 2
    /// to 4 seconds: let the tests of a serialized suite share one.
    ///
    /// - Throws: What the closure throws, and an error when the cluster does not form.
    public static func withCluster<Value>(
        _ options: Options = Options(), _ body: (RedisClusterServers) async throws -> Value
    ) async throws -> Value {
        try await inFolder { folder in
            let servers = try await RedisClusterServers(in: folder, options)
            return try await body(servers)
        }
    }
}
