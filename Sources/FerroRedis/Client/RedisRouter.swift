/// Which connection a command goes to: the only place that knows how many servers there are.
///
/// One server, the master that sentinels name and a cluster are three routers; the client is the same over each.
package protocol RedisRouter: Sendable {
    /// The shared connection for a command, if one is open: asked for each command, so it must be quick.
    func current(for command: RedisCommand) -> RedisConnection?

    /// The shared connection for a command, which is opened when there is none.
    func connection(for command: RedisCommand) async throws(RedisError) -> RedisConnection

    /// A connection that one task has to itself, on the node that has the key.
    func checkOut(near key: RedisKey?) async throws(RedisError) -> RedisConnection

    /// Takes such a connection back; one that is not clean is closed.
    func checkIn(_ connection: RedisConnection) async

    /// A connection of its own that nobody counts, for subscriptions: whoever asks closes it.
    func open(near key: RedisKey?) async throws(RedisError) -> RedisConnection

    /// Whether ``redirect(_:of:from:)`` ever gives anything.
    var redirects: Bool { get }

    /// What follows from a refusal such as `READONLY`, `MOVED` or `ASK`; nil to hand it to the caller.
    func redirect(
        _ reply: String, of command: RedisCommand, from connection: RedisConnection
    ) async throws(RedisError)
        -> RedisRedirection?

    /// The commands that go to one connection together, for pipelines: their indexes in groups.
    func groups(_ commands: [RedisCommand]) throws(RedisError) -> [[Int]]

    /// Ends all connections, those that wait for answers within the deadline.
    func close() async
}

/// Where a refused command goes next.
package enum RedisRedirection: Sendable {
    /// To this connection.
    case retry(RedisConnection)
    /// To this connection with `ASKING` before it.
    case ask(RedisConnection)
}
