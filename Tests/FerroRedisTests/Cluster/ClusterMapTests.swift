import Testing

@testable import FerroRedis

@Suite struct ClusterMapTests {
    static let source = RedisEndpoint.host("seed", port: 7000)

    static func node(_ host: String?, _ port: Int64) -> RedisReply {
        .array([host.map { .string(Array($0.utf8)) } ?? .null, .integer(port), .string(Array("id".utf8)), .array([])])
    }

    static func range(_ first: Int64, _ last: Int64, _ nodes: RedisReply...) -> RedisReply {
        .array([.integer(first), .integer(last)] + nodes)
    }

    @Test func `slots have the masters that were told`() throws {
        let reply = RedisReply.array([
            Self.range(0, 5460, Self.node("a", 1), Self.node("a", 11)), Self.range(5461, 10922, Self.node("::1", 2)),
            Self.range(10923, 16383, Self.node("", 3), Self.node(nil, 13)),
        ])
        var map = try ClusterMap(reply, from: Self.source)
        #expect(map.isComplete)
        #expect(map.master(of: 0) == .host("a", port: 1))
        #expect(map.master(of: 5461) == .host("::1", port: 2))
        #expect(map.master(of: 16383) == .host("seed", port: 3))
        #expect(map.master(of: 16384) == nil && map.master(of: -1) == nil)
        #expect(map.nodes.count == 5)
        map.move(7, to: .host("b", port: 9))
        #expect(map.master(of: 7) == .host("b", port: 9))
        #expect(map.master(of: 8) == .host("a", port: 1))
        map.move(99_999, to: .host("c", port: 9))
        #expect(map.masters.count == 4)
    }

    @Test func `slots without a master have none`() throws {
        let map = try ClusterMap(.array([Self.range(1, 1, Self.node("a", 1))]), from: Self.source)
        #expect(map.master(of: 0) == nil)
        #expect(!map.isComplete)
    }

    @Test(
        arguments: [
            .null, .status("OK"), .array([.integer(1)]), .array([range(0, 1)]), .array([range(5, 4, node("a", 1))]),
            .array([range(0, 16384, node("a", 1))]), .array([range(-1, 4, node("a", 1))]),
            .array([range(0, 1, node("a", 0))]), .array([range(0, 1, node("a", 65_536))]),
            .array([range(0, 1, node(String(repeating: "a", count: 256), 1))]), .array([range(0, 1, .array([]))]),
            .array([range(.min, .max, node("a", 1))]), .array([range(0, 1, node("a", .max))]),
        ] as [RedisReply])
    func `what is no map is refused`(_ reply: RedisReply) {
        let error = #expect(throws: RedisError.self) { try ClusterMap(reply, from: Self.source) }
        #expect(error?.code == .decoding)
    }

    @Test(
        arguments: [
            ("MOVED 3999 127.0.0.1:6381", .moved(slot: 3999, to: .host("127.0.0.1", port: 6381))),
            ("MOVED 3999 :6381", .moved(slot: 3999, to: .host("seed", port: 6381))),
            ("ASK 1 ::1:6381", .ask(slot: 1, .host("::1", port: 6381))),
            ("TRYAGAIN Multiple keys request", .again), ("CLUSTERDOWN The cluster is down", .refresh),
            ("READONLY You can't write", .refresh), ("MASTERDOWN Link", .refresh), ("LOADING Redis", .refresh),
            ("MOVED 16384 a:1", nil), ("MOVED 1 a", nil), ("MOVED 1 a:0", nil), ("MOVED x a:1", nil), ("MOVED", nil),
            ("MOVED -1 a:1", nil), ("ASK 1 a:99999999999999999999", nil), ("WRONGTYPE Operation", nil), ("", nil),
        ] as [(String, ClusterRedirection?)])
    func `redirections are read`(_ text: String, _ expected: ClusterRedirection?) {
        #expect(ClusterRedirection(.error(text), from: Self.source) == expected)
    }

    @Test func `nodes that name each other get time, and then an end`() {
        let start = ContinuousClock.now
        var attempts = ClusterAttempts(until: start + .seconds(1))
        for _ in 0..<5 { #expect(attempts.redirected(at: start) == .now) }
        #expect(attempts.redirected(at: start) == .after(.milliseconds(10)))
        #expect(attempts.wait(at: start) == .after(.milliseconds(20)))
        for _ in 0..<8 { _ = attempts.wait(at: start) }
        #expect(attempts.wait(at: start) == .after(.milliseconds(250)))
        #expect(attempts.wait(at: start + .seconds(1)) == .never)
        for _ in 0..<10 { _ = attempts.redirected(at: start) }
        #expect(attempts.redirected(at: start) == .never)
    }
}
