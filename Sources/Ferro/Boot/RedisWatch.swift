internal import FerroRedis
internal import Logging
internal import ServiceLifecycle

/// Asks Redis now and then whether it is there, and says in the log when it goes away and when it is back.
struct RedisWatch: Service {
    let redis: RedisClient
    let logger: Logger

    func run() async throws {
        let changes = redis.statusChanges
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { await RedisMonitor(redis).run() }
                group.addTask { await tell(changes) }
                await group.next()
                group.cancelAll()
            }
        }
    }

    private func tell(_ changes: AsyncStream<RedisStatus>) async {
        var wasAway = false
        for await status in changes {
            switch status {
            case .connected where wasAway: logger.notice("Redis is back")
            case .disconnected(_, let reason) where !wasAway:
                logger.error("Redis is away", metadata: ["reason": "\(reason)"])
            default: break
            }
            if case .unknown = status { continue }
            wasAway = !status.isConnected
        }
    }
}
