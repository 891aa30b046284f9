import NIOCore

extension RedisClient {
    /// The router for the servers that there are.
    static func router(
        _ configuration: RedisConfiguration, _ group: any EventLoopGroup,
        _ onChange: @escaping @Sendable (RedisError?) -> Void
    ) -> any RedisRouter {
        let topology = configuration.topology
        let locate: @Sendable () async throws(RedisError) -> RedisEndpoint = { () throws(RedisError) in
            guard case .standalone(let endpoint) = topology else {
                throw RedisError(.configuration, "Sentinels and clusters are not served by this client.")
            }
            return endpoint
        }
        return StandaloneRouter(RedisNode(configuration, on: group, locate: locate, onChange: onChange))
    }
}
