import FerroQueue
import FerroRedis
import FerroSQL
import FerroTesting
import Foundation
import NIOPosix
import Testing

@Suite(.enabled(if: RedisServer.hasOwn)) struct OutboxOutageTests {
    @Test func `a job whose row was committed while Redis was down runs once when it is back`() async throws {
        try await RedisServer.with { server in
            let redis = RedisClient(
                try RedisConfiguration(url: server.url), on: MultiThreadedEventLoopGroup.singleton, logger: .quiet)
            try await OutboxCase.memoryBySQLite.run { memory in
                let bench = OutboxBench(database: memory.database, engine: RedisEngine(redis, time: .caller))
                let outbox = bench.outbox()
                await server.stop()
                try await bench.publish("kept", through: outbox)
                try? await bench.database.transaction { db in
                    try await bench.queue(outbox).push(WriteNote(text: "rolled back"), on: db)
                    throw Oops()
                }
                #expect(try await bench.rows() == 1)
                await #expect(throws: RedisError.self) { try await bench.relay(outbox) }
                try await server.start()
                // Another process: the client of this one may still wait before it connects again.
                let other = RedisClient(
                    try RedisConfiguration(url: server.url), on: MultiThreadedEventLoopGroup.singleton, logger: .quiet)
                let worker = OutboxBench(
                    database: memory.database, engine: RedisEngine(other, time: .caller), clock: bench.clock)
                #expect(try await worker.relay(worker.outbox()) == 1)
                #expect(try await worker.relay(worker.outbox(), at: 1000) == 0)
                #expect(try await worker.claimed() == ["kept"])
                await other.close()
                #expect(try await bench.rows() == 0)
            }
            await redis.close()
        }
    }
}
