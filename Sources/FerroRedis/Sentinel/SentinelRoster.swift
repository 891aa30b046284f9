import NIOCore
import Synchronization

/// The sentinels, asked one after the other who the master is, the one that answered last first.
final class SentinelRoster: Sendable {
    private struct State {
        var order: [RedisEndpoint]
    }

    let master: String
    private let configuration: RedisConfiguration
    private let group: any EventLoopGroup
    private let state: Mutex<State>

    /// - Parameter configuration: the client's, whose servers have a password of their own.
    init(
        _ configuration: RedisConfiguration, master: String, _ sentinels: [RedisEndpoint], on group: any EventLoopGroup
    ) {
        var own = configuration
        own.username = configuration.sentinelUsername
        own.password = configuration.sentinelPassword
        own.database = 0
        // One that is silent must not use up the time of the others.
        own.connectTimeout = min(configuration.connectTimeout, .milliseconds(500))
        own.commandTimeout = own.connectTimeout
        self.configuration = own
        self.master = master
        self.group = group
        state = Mutex(State(order: sentinels))
    }

    /// The address of the master in the words of the first sentinel that knows it.
    ///
    /// - Throws: ``RedisError`` when none answers, or none knows a master of that name.
    func locate() async throws(RedisError) -> RedisEndpoint {
        var failure = RedisError(.configuration, "No sentinel is named. Add them to the address of Redis.")
        for sentinel in state.withLock({ $0.order }) {
            do throws(RedisError) {
                guard let endpoint = try await ask(sentinel) else {
                    failure = RedisError(
                        .unavailable,
                        "The sentinel at \(sentinel) knows no master \"\(master)\". Look at its name in the address.")
                    continue
                }
                prefer(sentinel)
                return endpoint
            } catch {
                if error.code == .cancelled { throw error }
                failure = error
            }
        }
        throw failure
    }

    /// A connection to a sentinel for its messages; whoever asks closes it.
    func open() async throws(RedisError) -> RedisConnection {
        var failure = RedisError(.configuration, "No sentinel is named.")
        for sentinel in state.withLock({ $0.order }) {
            do throws(RedisError) { return try await open(sentinel) } catch { failure = error }
        }
        throw failure
    }

    private func ask(_ sentinel: RedisEndpoint) async throws(RedisError) -> RedisEndpoint? {
        let connection = try await open(sentinel)
        do throws(RedisError) {
            let question = RedisCommand(
                "SENTINEL", ["GET-MASTER-ADDR-BY-NAME", RedisArgument(master)], isReadOnly: true)
            let reply = try await connection.send(question)
            await connection.close()
            return try SentinelReply.master(reply)
        } catch {
            await connection.close()
            throw error
        }
    }

    private func open(_ sentinel: RedisEndpoint) async throws(RedisError) -> RedisConnection {
        let opener = ConnectionOpener(configuration) { () throws(RedisError) in sentinel }
        return try await opener.open(on: group.any())
    }

    private func prefer(_ sentinel: RedisEndpoint) {
        state.withLock { state in
            guard let index = state.order.firstIndex(of: sentinel), index > 0 else { return }
            state.order.insert(state.order.remove(at: index), at: 0)
        }
    }
}
