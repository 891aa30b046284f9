import FerroRedis
import Testing

@Suite struct `Scripts` {
    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        (String(repeating: "a", count: 1000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
        ("return 1", "e0e1f9fabfc9d4800c877a703b823ac0578ff8db"),
    ])
    func `the digest is the SHA-1 of the source`(source: String, digest: String) {
        #expect(RedisScript(source).digest == digest)
    }

    @Test func `a call goes by the digest, with its keys where a cluster looks for them`() async throws {
        let script = RedisScript("return KEYS[1]", keyCount: 2)
        let redis = AnsweredCommands([.text("a")])
        let reply = try await redis.run(script, keys: ["a", "b"], arguments: [3])
        #expect(reply == .text("a"))
        let sent = RedisCommand(
            "EVALSHA", [RedisArgument(script.digest), 2, "a", "b", 3], keys: .from(2, count: 2))
        #expect(redis.sent == [[sent]])
    }

    @Test func `a server that forgot the script gets its source once`() async throws {
        let redis = AnsweredCommands([.noScript, .integer(1), .integer(2)])
        let script = RedisScript("return 1")
        #expect(try await redis.run(script) == .integer(1))
        #expect(try await redis.run(script) == .integer(2))
        #expect(redis.names == [["EVALSHA"], ["EVAL"], ["EVALSHA"]])
    }

    @Test func `a second NOSCRIPT is an error of the script`() async throws {
        let redis = AnsweredCommands([.noScript, .noScript])
        let error = await #expect(throws: RedisError.self) { try await redis.run(RedisScript("return 1")) }
        #expect(error?.code == .script)
        #expect(redis.names == [["EVALSHA"], ["EVAL"]])
    }

    @Test func `the wrong number of keys is not sent`() async throws {
        let redis = AnsweredCommands([])
        let script = RedisScript("return 1", keyCount: 1)
        let error = await #expect(throws: RedisError.self) { try await redis.run(script, keys: []) }
        #expect(error?.code == .configuration)
        #expect(redis.sent.isEmpty)
    }
}
