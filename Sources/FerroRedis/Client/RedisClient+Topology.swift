import Logging
import NIOCore

extension RedisClient {
    /// The router for the servers that there are.
    static func router(
        _ configuration: RedisConfiguration, _ group: any EventLoopGroup, _ logger: Logger,
        _ onChange: @escaping @Sendable (RedisError?) -> Void
    ) -> any RedisRouter {
        switch configuration.topology {
        case .standalone(let endpoint):
            let locate: @Sendable () async throws(RedisError) -> RedisEndpoint = { () throws(RedisError) in endpoint }
            return StandaloneRouter(RedisNode(configuration, on: group, locate: locate, onChange: onChange))
        case .sentinel(let master, let sentinels):
            let roster = SentinelRoster(configuration, master: master, sentinels, on: group)
            return SentinelRouter(configuration, roster, on: group, logger: logger, onChange: onChange)
        case .cluster(let seeds): return ClusterRouter(configuration, seeds: seeds, on: group, onChange: onChange)
        }
    }
}
