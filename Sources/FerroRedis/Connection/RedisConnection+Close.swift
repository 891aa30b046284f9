import NIOCore

extension RedisConnection {
    /// Takes nothing new and ends when what waits was answered, or after a time.
    package func closeGracefully(within limit: Duration) async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            onClose { _ in continuation.resume() }
            let core = self.core
            let error = RedisError(.closed, "The Redis client was closed.")
            eventLoop.execute {
                core.drain()
                core.closeGracefully(error)
                guard core.phase != .closed else { return }
                core.loop.scheduleTask(in: TimeAmount(limit)) { core.fail(error) }
            }
        }
    }
}
