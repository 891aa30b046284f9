import FerroRedis
import Testing

@Suite struct `Pipelines` {
    @Test func `requests of several types go out together and come back typed`() async throws {
        let redis = AnsweredCommands([.text("Ada"), .integer(7), .ok])
        let (name, total, _) = try await redis.pipeline(
            .get("name", as: String.self), .increment("visits"), .set("seen", to: true))
        #expect(name == "Ada")
        #expect(total == 7)
        #expect(redis.names == [["GET", "INCRBY", "SET"]])
    }

    @Test func `a pack of any length takes requests without their dots`() async throws {
        let redis = AnsweredCommands((1...8).map { .integer($0) })
        let request = RedisRequest<Int64>.increment("n")
        let all = try await redis.pipeline(request, request, request, request, request, request, request, request)
        #expect(all.7 == 8)
    }

    @Test func `the first refusal is thrown after all ran, with its place`() async throws {
        let redis = AnsweredCommands([
            .integer(1), .error("WRONGTYPE Operation against a key holding the wrong kind of value"), .error("ERR x"),
        ])
        let error = await #expect(throws: RedisError.self) {
            try await redis.pipeline(.increment("a"), .increment("b"), .increment("c"))
        }
        #expect(error?.code == .wrongType)
        #expect(error?.message.hasPrefix("Command 2 of 3 in the pipeline, INCRBY:") == true)
        #expect(redis.names == [["INCRBY", "INCRBY", "INCRBY"]])
    }

    @Test func `each outcome stays in its place when results are asked for`() async throws {
        let redis = AnsweredCommands([.integer(1), .error("ERR no"), .text("seven")])
        let (one, two, three) = try await redis.pipelineResults(
            .increment("a"), .increment("b"), .get("c", as: Int.self))
        #expect(try one.get() == 1)
        #expect(throws: RedisError.self) { try two.get() }
        let error = #expect(throws: RedisError.self) { try three.get() }
        #expect(error?.code == .decoding)
    }

    @Test func `what needs no server is answered without one`() async throws {
        let redis = AnsweredCommands([])
        let (deleted, values) = try await redis.pipeline(.delete([RedisKey]()), .get([RedisKey](), as: Int.self))
        #expect(deleted == 0)
        #expect(values.isEmpty)
        #expect(redis.sent.isEmpty)
    }

    @Test func `what cannot be sent keeps its place and the others run`() async throws {
        let redis = AnsweredCommands([.integer(1)])
        let results = try await redis.pipeline(requests: [
            .expire("a", after: .zero), .expire("b", after: .seconds(1)),
        ])
        let error = #expect(throws: RedisError.self) { try results[0].get() }
        #expect(error?.code == .configuration)
        #expect(try results[1].get())
        await #expect(throws: RedisError.self) {
            try await redis.pipeline(.expire("a", after: .seconds(-1)), .increment("b"))
        }
        #expect(redis.names == [["PEXPIRE"]])
    }

    @Test func `fewer answers than commands are an error and no trap`() async throws {
        let redis = AnsweredCommands([.integer(1)])
        let error = await #expect(throws: RedisError.self) {
            try await redis.pipeline(.increment("a"), .increment("b"))
        }
        #expect(error?.code == .protocol)
    }

    @Test func `only the scripts that did not run are sent again`() async throws {
        let script = RedisScript("return 1", keyCount: 1)
        let other = RedisScript("return 2", keyCount: 0)
        let redis = AnsweredCommands([.integer(1), .noScript, .integer(3), .integer(2)])
        let (first, again, last) = try await redis.pipeline(
            script.request(keys: ["a"]), other.request(), .increment("c"))
        #expect([first, again] == [.integer(1), .integer(2)])
        #expect(last == 3)
        #expect(redis.names == [["EVALSHA", "EVALSHA", "INCRBY"], ["EVAL"]])
        #expect(redis.sent[1][0].arguments[0].bytes == Array("return 2".utf8))
    }
}
