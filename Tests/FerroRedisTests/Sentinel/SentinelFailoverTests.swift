import FerroTesting
import Testing

@testable import FerroRedis

@Suite(.enabled(if: RedisServer.hasOwn), .timeLimit(.minutes(5))) struct SentinelFailoverTests {
    /// What one task did to a counter of its own.
    private struct Tally: Sendable {
        var key: RedisArgument
        /// The last value that a replica had as well.
        var kept: Int64 = 0
        /// Increments that were answered, and those that may have run.
        var answered: Int64 = 0
        var unsure: Int64 = 0
        /// Reads and writes that went well after the failover.
        var later = 0
    }

    @Test func `reads and writes go on after the master was killed, and nothing that was kept is lost`() async throws {
        try await RedisServer.withSentinel(.init(password: "p@ss"), sentinelPassword: "s3ntinel") { servers in
            let redis = try RedisSubscriptionTests.client(servers.url) { configuration in
                configuration.connectTimeout = .seconds(10)
                configuration.commandTimeout = .seconds(2)
            }
            let news = try await redis.subscribe(to: "news")
            let isOver = Flag()
            let tallies = try await withThrowingTaskGroup(of: Tally.self) { tasks in
                for number in 0..<8 {
                    tasks.addTask { try await Self.count("counter:\(number)", on: redis, isOver) }
                }
                try await Task.sleep(for: .milliseconds(300))
                let old = try await servers.killMaster()
                _ = try await servers.master(after: old)
                isOver.set()
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            for tally in tallies {
                let reply = try await redis.send(RedisCommand("GET", [tally.key], keys: .first, isReadOnly: true))
                let value = try #require(reply.bytes.flatMap(Int64.init(redisBytes:)))
                #expect(tally.kept > 0 && value >= tally.kept)
                #expect(value <= tally.answered + tally.unsure)
                #expect(tally.later == 20)
            }
            var events = news.events.makeAsyncIterator()
            #expect(await events.next() == .resubscribed)
            await redis.close()
        }
    }

    private static func count(_ key: String, on redis: RedisClient, _ isOver: Flag) async throws -> Tally {
        var tally = Tally(key: RedisArgument(key))
        // Whoever fails cancels the others.
        while tally.later < 20, !Task.isCancelled {
            do throws(RedisError) {
                let replies = try await redis.send([
                    RedisCommand("INCR", [tally.key], keys: .first), RedisCommand("WAIT", [1, 500]),
                ])
                guard case .integer(let value) = replies[0], case .integer(let copies) = replies[1] else { continue }
                tally.answered += 1
                if copies >= 1 { tally.kept = value }
                _ = try await redis.send(RedisCommand("GET", [tally.key], keys: .first, isReadOnly: true))
                if isOver.isSet { tally.later += 1 }
            } catch {
                #expect([.connection, .timeout, .unavailable].contains(error.code) || Task.isCancelled, "\(error)")
                if error.mayHaveRun { tally.unsure += 1 }
            }
        }
        return tally
    }

    @Test func `a planned failover is followed`() async throws {
        try await RedisServer.withSentinel { servers in
            let redis = try RedisSubscriptionTests.client(servers.url) { $0.connectTimeout = .seconds(10) }
            _ = try await redis.send(RedisCommand("SET", ["a", "1"], keys: .first))
            let new = try await servers.failover()
            // The old master takes writes, and loses them, until the sentinels have made a replica of it.
            try await until("written on the new master") {
                do throws(RedisError) {
                    _ = try await redis.send(RedisCommand("SET", ["a", "2"], keys: .first))
                } catch {
                    #expect([.connection, .unavailable].contains(error.code), "\(error)")
                }
                return try await new.command("GET", "a") == "2"
            }
            // A pipeline and a connection of one's own go there as well.
            #expect(try await redis.send([RedisCommand("SET", ["b", "3"], keys: .first)]) == [.status("OK")])
            let endpoint = try await redis.withConnection { connection in connection.endpoint }
            #expect(endpoint == .host("127.0.0.1", port: new.port))
            await redis.close()
        }
    }

    @Test func `a master that hangs is left as soon as the sentinels name another`() async throws {
        try await RedisServer.withSentinel { servers in
            let redis = try RedisSubscriptionTests.client(servers.url) { configuration in
                configuration.connectTimeout = .seconds(10)
                configuration.commandTimeout = .seconds(50)
            }
            _ = try await redis.send(RedisCommand("SET", ["a", "1"], keys: .first))
            try await redis.withConnection { _ = try await $0.send(RedisCommand("PING")) }
            let old = try await servers.master()
            let router = try #require(redis.router as? SentinelRouter)
            // The loops have a connection each, and take turns here.
            let isOnOld = {
                (0..<64).contains { _ in
                    router.current(for: RedisCommand("PING"))?.endpoint == .host("127.0.0.1", port: old.port)
                }
            }
            #expect(isOnOld())
            try await servers.noticeSoon()
            old.pause()
            let new = try await servers.master(after: old)
            try await until("on the new master") { !isOnOld() }
            // Neither shared connections nor idle ones of one task wait for the one that hangs.
            _ = try await redis.send(RedisCommand("SET", ["a", "2"], keys: .first))
            try await redis.withConnection { _ = try await $0.send(RedisCommand("SET", ["b", "3"], keys: .first)) }
            #expect(try await new.command("MGET", "a", "b") == "2\n3")
            old.resume()
            await redis.close()
        }
    }

    @Test func `a name that the sentinels do not know and a wrong password are told`() async throws {
        try await RedisServer.withSentinel(.init(), sentinelPassword: "right") { servers in
            for (url, code) in [
                (servers.url.replacing("mymaster", with: "another"), RedisError.Code.unavailable),
                (servers.url.replacing("right", with: "wrong"), .authentication),
            ] {
                let redis = try RedisSubscriptionTests.client(url) { $0.connectTimeout = .seconds(10) }
                let error = await #expect(throws: RedisError.self) { try await redis.connect() }
                #expect(error?.code == code)
                await redis.close()
            }
        }
    }
}
