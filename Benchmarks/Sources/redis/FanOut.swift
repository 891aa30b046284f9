import FerroRedis
import Logging
import NIOPosix

/// One publisher and many subscribers of one channel in this process.
enum FanOut {
    /// Publishes in pipelines of 100 for a while, and waits after each until every subscriber has it all.
    ///
    /// - Returns: `rate` of messages that subscribers got per second, and `cpu_us` of this process for each.
    static func run(_ load: Load, _ url: String, subscribers: Int = 50) async throws -> RedisBenchmark.Figures {
        let logger = Logger(label: "benchmark")
        let redis = RedisClient(
            try RedisConfiguration(url: url), on: MultiThreadedEventLoopGroup.singleton, logger: logger)
        let channel = "bench:\(UInt64.random(in: 0 ... .max))"
        let payload = RedisArgument([UInt8](repeating: 120, count: 32))
        let batch = (0..<100).map { _ in RedisCommand("PUBLISH", [RedisArgument(channel), payload]) }
        var readers: [RedisSubscription.Iterator] = []
        for _ in 0..<subscribers { readers.append(try await redis.subscribe(to: channel).makeAsyncIterator()) }
        let cpu = ProcessUsage.processorTime
        let start = ContinuousClock.now
        var delivered = 0.0
        while ContinuousClock.now < start + .seconds(load.seconds) {
            _ = try await redis.send(batch)
            for index in readers.indices {
                for _ in batch where await readers[index].next() != nil { delivered += 1 }
            }
        }
        let wall = (ContinuousClock.now - start) / .seconds(1)
        let used = ProcessUsage.processorTime - cpu
        await redis.close()
        return [("rate", delivered / wall), ("cpu_us", used * 1e6 / max(delivered, 1))]
    }
}
