import NIOCore
import Synchronization

/// Where the master is: what the sentinels say, checked with the server itself.
final class SentinelPlace: Sendable {
    private let roster: SentinelRoster
    private let configuration: RedisConfiguration
    private let group: any EventLoopGroup
    private let found = Mutex<(endpoint: RedisEndpoint, at: NIODeadline)?>(nil)

    init(_ roster: SentinelRoster, _ configuration: RedisConfiguration, _ group: any EventLoopGroup) {
        self.roster = roster
        self.configuration = configuration
        self.group = group
    }

    /// The master that was found last, however long ago.
    var last: RedisEndpoint? { found.withLock { $0?.endpoint } }

    /// The master now; two round trips, unless it was found within the last half second.
    ///
    /// - Throws: ``RedisError`` when no sentinel answers, or the server that they name is no master (any more).
    func master() async throws(RedisError) -> RedisEndpoint {
        if let (endpoint, at) = found.withLock({ $0 }), at + .milliseconds(500) > .now() { return endpoint }
        let endpoint = try await roster.locate()
        try await verify(endpoint)
        found.withLock { $0 = (endpoint, .now()) }
        return endpoint
    }

    /// The sentinels named another, which is checked before it is used.
    func expect(_ endpoint: RedisEndpoint) { found.withLock { $0 = (endpoint, .uptimeNanoseconds(0)) } }

    /// What was found before is not true any more.
    func forget() { found.withLock { $0 = nil } }

    private func verify(_ endpoint: RedisEndpoint) async throws(RedisError) {
        let opener = ConnectionOpener(configuration) { () throws(RedisError) in endpoint }
        let connection = try await opener.open(on: group.any())
        do throws(RedisError) {
            let role = try await connection.send(RedisCommand("ROLE", isReadOnly: true))
            await connection.close()
            guard !SentinelReply.isMaster(role) else { return }
        } catch {
            await connection.close()
            throw error
        }
        throw RedisError(.unavailable, "The sentinels name the server at \(endpoint), which is no master (yet).")
    }
}
