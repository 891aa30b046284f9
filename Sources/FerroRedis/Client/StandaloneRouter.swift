/// Sends everything to one node.
package final class StandaloneRouter: RedisRouter {
    private let node: RedisNode

    package init(_ node: RedisNode) { self.node = node }

    package func current(for command: RedisCommand) -> RedisConnection? { node.current }
    package func connection(for command: RedisCommand) async throws(RedisError) -> RedisConnection {
        try await node.connection()
    }
    package func checkOut(near key: RedisKey?) async throws(RedisError) -> RedisConnection { try await node.checkOut() }
    package func checkIn(_ connection: RedisConnection) async { await node.checkIn(connection) }
    package func open(near key: RedisKey?) async throws(RedisError) -> RedisConnection { try await node.open() }
    package var redirects: Bool { false }
    package func redirect(
        _ reply: String, of command: RedisCommand, from connection: RedisConnection
    ) async throws(RedisError) -> RedisRedirection? { nil }
    package func groups(_ commands: [RedisCommand]) throws(RedisError) -> [[Int]] { [Array(commands.indices)] }
    package func close() async { await node.close() }
}
