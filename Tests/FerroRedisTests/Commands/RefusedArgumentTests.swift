import FerroRedis
import Testing

@Suite struct `Arguments that cannot be sent` {
    @Test(arguments: [Duration.zero, .milliseconds(-1), .seconds(Int64.max)])
    func `a time must be above zero and fit`(time: Duration) async {
        let redis = AnsweredCommands([])
        for attempt in 0..<4 {
            let error = await #expect(throws: RedisError.self) {
                switch attempt {
                case 0: try await redis.expire("k", after: time)
                case 1: try await redis.set("k", to: 1, expires: .after(time))
                case 2: try await redis.exchange("k", with: 1, expires: .after(time))
                default: _ = try await redis.getExpire("k", expires: .after(time), as: Int.self)
                }
            }
            #expect(error?.code == .configuration)
        }
        #expect(redis.sent.isEmpty)
    }

    @Test func `counts must not be negative and some lists not empty`() async {
        let redis = AnsweredCommands([])
        for attempt in 0..<5 {
            let error = await #expect(throws: RedisError.self) {
                switch attempt {
                case 0: _ = try await redis.pop(from: "k", count: -1, as: Int.self)
                case 1: try await redis.push([Int](), to: "k")
                case 2: try await redis.addEntry([:], to: "k")
                case 3: try await redis.trimStream("k", .keepingNewest(-1))
                default: try await redis.setBit("k", at: -1, to: true)
                }
            }
            #expect(error?.code == .configuration)
        }
        #expect(redis.sent.isEmpty)
    }

    @Test func `a value of another type is an error that names the command`() {
        let error = #expect(throws: RedisError.self) {
            try RedisRequest.get("k", as: Int.self).decode(.string(Array("seven".utf8)))
        }
        #expect(error?.code == .decoding)
        #expect(error?.message.contains("GET") == true)
        #expect(error?.message.contains("seven") == false)
    }
}
