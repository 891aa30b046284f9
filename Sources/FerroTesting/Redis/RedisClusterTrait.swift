public import Testing

/// Starts a cluster that the tests of a suite share, and ends it after them.
public struct RedisClusterTrait: SuiteTrait, TestScoping {
    let options: RedisServer.Options

    /// Runs the suite's tests with the cluster.
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await RedisServer.withCluster(options) { cluster in
            try await RedisClusterServers.$shared.withValue(cluster) { try await function() }
        }
    }
}

extension Trait where Self == RedisClusterTrait {
    /// A cluster for the tests of a suite, as ``RedisClusterServers/shared``.
    ///
    /// ```swift
    /// @Suite(.serialized, .enabled(if: RedisServer.hasOwn), .redisCluster) struct ClusterTests {
    ///     @Test func `keys are spread`() async throws {
    ///         let cluster = try #require(RedisClusterServers.shared)
    /// ```
    public static var redisCluster: Self { redisCluster() }

    /// A cluster whose nodes are set up like this.
    public static func redisCluster(_ options: RedisServer.Options = .init()) -> Self { Self(options: options) }
}

extension RedisClusterServers {
    /// The cluster of the suite that runs; nil without the trait.
    @TaskLocal public static var shared: RedisClusterServers?
}
