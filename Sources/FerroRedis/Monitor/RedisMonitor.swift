/// Asks Redis from time to time whether it is there, so that changes are known before a request meets them.
///
/// ```swift
/// let monitor = RedisMonitor(redis)
/// async let _ = monitor.run()
/// for await status in redis.statusChanges where !status.isConnected { … }
/// ```
///
/// The first question opens the first connection. While Redis is away the client tries to reach it by itself.
public struct RedisMonitor: Sendable {
    private let client: RedisClient
    private let pause: @Sendable (Duration) async throws -> Void

    /// Watches the server of a client.
    public init(_ client: RedisClient) {
        self.init(client, pause: { try await Task.sleep(for: $0) })
    }

    init(_ client: RedisClient, pause: @escaping @Sendable (Duration) async throws -> Void) {
        self.client = client
        self.pause = pause
    }

    /// Asks every ``RedisConfiguration/pingInterval`` until the task is cancelled or the client closed.
    public func run() async {
        while !Task.isCancelled, await ask() {
            guard (try? await pause(client.configuration.pingInterval)) != nil else { return }
        }
    }

    /// Asks once; false when nothing more is to be expected.
    private func ask() async -> Bool {
        do throws(RedisError) {
            _ = try await client.send(RedisCommand("PING"))
            client.board.note(nil)
        } catch {
            switch error.code {
            case .cancelled, .closed: return false
            // Somebody answered, if only to refuse.
            case _ where error.reply != nil && error.code != .authentication && error.code != .unavailable:
                client.board.note(nil)
            default: client.board.note(error)
            }
        }
        return true
    }
}

extension RedisClient {
    /// Whether Redis answers, as far as it is known: from connections and, when one runs, from ``RedisMonitor``.
    public var status: RedisStatus { board.status }

    /// The state now and each change from now on, for each who asks; ends when the client is closed.
    ///
    /// A listener that does not keep up misses the oldest of what waits for it.
    public var statusChanges: AsyncStream<RedisStatus> { board.changes() }
}
