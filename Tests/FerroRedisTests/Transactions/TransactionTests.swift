import FerroRedis
import Testing

@Suite struct `Transactions` {
    @Test func `all go out in one piece between MULTI and EXEC`() async throws {
        let redis = AnsweredCommands([.ok, .queued, .queued, .array([.ok, .integer(4)])])
        let (_, left) = try await redis.transaction(.set("last", to: "Ada"), .decrement("stock"))
        #expect(left == 4)
        #expect(redis.names == [["MULTI", "SET", "DECRBY", "EXEC"]])
    }

    @Test func `the first call of a script brings its source and the next its digest`() async throws {
        let script = RedisScript("return 1")
        let redis = AnsweredCommands([.ok, .queued, .queued, .array([.integer(1), .integer(1)])])
        let values = try await redis.transaction(requests: [script.request(), script.request()])
        #expect(values == [.integer(1), .integer(1)])
        #expect(redis.names == [["MULTI", "EVAL", "EVALSHA", "EXEC"]])
    }

    @Test func `a command that is refused when it runs is named, and the others ran`() async throws {
        let redis = AnsweredCommands([.ok, .queued, .queued, .array([.ok, .error("WRONGTYPE Operation")])])
        let error = await #expect(throws: RedisError.self) {
            try await redis.transaction(.set("a", to: 1), .increment("b"))
        }
        #expect(error?.code == .wrongType)
        #expect(error?.mayHaveRun == true)
        #expect(error?.message.hasPrefix("Command 2 of 2 in the transaction, INCRBY") == true)
    }

    @Test func `a command that is refused when it is queued is named, and nothing ran`() async throws {
        let redis = AnsweredCommands([
            .ok, .queued, .error("OOM command not allowed when used memory > 'maxmemory'."),
            .error("EXECABORT Transaction discarded because of previous errors."),
        ])
        let error = await #expect(throws: RedisError.self) {
            try await redis.transaction(.delete("a"), .increment("b"))
        }
        #expect(error?.code == .outOfMemory)
        #expect(error?.mayHaveRun == false)
        #expect(error?.message.contains("Command 2 of 2 in the transaction, INCRBY") == true)
    }

    @Test(arguments: [
        ([RedisReply.ok, .queued, .null], RedisError.Code.conflict, false),
        ([.ok, .queued, .error("EXECABORT Transaction discarded because of: OOM too much")], .outOfMemory, false),
        ([.error("NOPERM this user"), .integer(1), .error("ERR EXEC without MULTI")], .authentication, true),
        ([.error("NOAUTH x"), .error("NOAUTH x"), .error("NOAUTH x")], .authentication, false),
        ([.ok, .queued], .protocol, true),
        ([.ok, .queued, .array([])], .decoding, false),
        ([.ok, .queued, .integer(3)], .decoding, false),
    ])
    func `whatever EXEC answers has a meaning`(
        replies: [RedisReply], code: RedisError.Code, mayHaveRun: Bool
    ) async throws {
        let redis = AnsweredCommands(replies)
        let error = await #expect(throws: RedisError.self) { try await redis.transaction(requests: [.increment("a")]) }
        #expect(error?.code == code)
        #expect(error?.mayHaveRun == mayHaveRun)
    }

    @Test func `a transaction of nothing sends nothing`() async throws {
        let redis = AnsweredCommands([])
        #expect(try await redis.transaction(requests: [RedisRequest<Int>]()).isEmpty)
        #expect(redis.sent.isEmpty)
    }
}
