import FerroSQL
import FerroQueue
import FerroRedis
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
                let bench = OutboxBench(database: memory.database, engine: RedisEngine(redis))
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
                #expect(try await bench.relay(outbox) == 1)
                #expect(try await bench.relay(outbox, at: 1000) == 0)
                #expect(try await bench.claimed() == ["kept"])
                #expect(try await bench.rows() == 0)
            }
            await redis.close()
        }
    }
}
