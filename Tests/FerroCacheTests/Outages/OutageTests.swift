import FerroCache
import FerroRedis
import FerroTesting
import Logging
import NIOPosix
import Testing

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(5))) struct `A Redis in trouble under 20 tasks` {
    /// Runs a closure with a client that subscribes again soon.
    private func withClient(_ url: String, _ body: (RedisClient) async throws -> Void) async throws {
        var configuration = try RedisConfiguration(url: url)
        configuration.resubscribeDelay = .milliseconds(20) ... .milliseconds(200)
        let redis = RedisClient(configuration, on: MultiThreadedEventLoopGroup.singleton, logger: .quiet)
        do {
            try await body(redis)
            await redis.close()
        } catch {
            await redis.close()
            throw error
        }
    }

    @Test(arguments: RedisTrouble.allCases)
    func `nothing is lost or doubled unsaid, and all goes on by itself`(trouble: RedisTrouble) async throws {
        try await trouble.run(slot: RedisKey("{t}").slot) { url, happen in
            try await withClient(url) { redis in
                let values = ValueLoad(redis, losesFlushes: trouble.losesWrites)
                let counts = CounterLoad(redis), holders = LockLoad(redis), limits = LimitLoad(redis)
                let news = try await redis.subscribe(to: "news")
                try await OutageLoad.run(values.steps + counts.steps + holders.steps + limits.steps, during: happen)
                values.check()
                try await counts.check(losesWrites: trouble.losesWrites)
                holders.check()
                try await limits.check(losesWrites: trouble.losesWrites)
                // Each node counts its own subscribers, so that the answer to PUBLISH says little in a cluster.
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for await message in news where message.text == "hello" { break }
                    }
                    group.addTask {
                        while !Task.isCancelled {
                            _ = try await redis.send(RedisCommand("PUBLISH", ["news", "hello"]))
                            try await Task.sleep(for: .milliseconds(20))
                        }
                    }
                    try await group.next()
                    group.cancelAll()
                }
            }
        }
    }
}

extension Logger {
    /// Says nothing of what a test does on purpose.
    static var quiet: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }
}
