import Testing

@testable import FerroRedis

@Suite struct SentinelReplyTests {
    private static func texts(_ texts: String...) -> RedisReply { .array(texts.map { .string(Array($0.utf8)) }) }

    @Test func `the master's address is read`() throws {
        #expect(try SentinelReply.master(Self.texts("10.0.0.7", "6379")) == .host("10.0.0.7", port: 6379))
        #expect(try SentinelReply.master(.null) == nil)
    }

    @Test(
        arguments: [
            texts("a"), texts("a", "b"), texts("", "1"), texts("a", "0"), texts("a", "65536"), .array([.null, .null]),
            .status("OK"), .integer(1), .array([]), .array([.string([0xFF]), .string([0x31])]),
        ] as [RedisReply])
    func `what is no address is refused`(_ reply: RedisReply) {
        let error = #expect(throws: RedisError.self) { try SentinelReply.master(reply) }
        #expect(error?.code == .decoding)
    }

    @Test(
        arguments: [
            ("mymaster 10.0.0.1 6379 10.0.0.2 6380", .host("10.0.0.2", port: 6380)), ("other 1 2 3 4", nil),
            ("mymaster 10.0.0.1 6379 10.0.0.2 x", nil), ("mymaster", nil), ("", nil),
        ] as [(String, RedisEndpoint?)])
    func `a switch names the new master`(_ text: String, _ expected: RedisEndpoint?) {
        #expect(SentinelReply.switched(text, master: "mymaster") == expected)
    }

    @Test func `only a master is a master`() {
        #expect(SentinelReply.isMaster(.array([.string(Array("master".utf8)), .integer(0), .array([])])))
        #expect(!SentinelReply.isMaster(.array([.string(Array("slave".utf8))])))
        #expect(!SentinelReply.isMaster(.null))
        #expect(!SentinelReply.isMaster(.array([])))
    }
}
