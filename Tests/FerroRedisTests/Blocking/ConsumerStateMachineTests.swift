import Testing

@testable import FerroRedis

@Suite struct `What a consumer asks for next` {
    private let start = ContinuousClock.now

    private func id(_ number: UInt64) -> RedisStreamID { RedisStreamID(milliseconds: number, sequence: 0) }
    private func entries(_ numbers: UInt64...) -> [RedisStreamEntry] {
        numbers.map { RedisStreamEntry(id: id($0), fields: ["n": [1]]) }
    }
    private func claim(next: UInt64) throws -> RedisClaim {
        try #require(RedisClaim(.array([.string(Array(id(next).description.utf8)), .array([])])))
    }
    private func joined() throws -> ConsumerStateMachine {
        var machine = ConsumerStateMachine(claimIdle: .seconds(60), now: start)
        #expect(machine.next(now: start) == .join)
        machine.joined()
        machine.tookHistory([])
        machine.tookClaim(try claim(next: 0), now: start)
        return machine
    }

    @Test(arguments: [Duration.zero, .seconds(-5)]) func `no idle time does not keep it from new entries`(
        _ idle: Duration
    ) throws {
        var machine = ConsumerStateMachine(claimIdle: idle, now: start)
        machine.joined()
        machine.tookHistory([])
        #expect(machine.next(now: start) == .claim(from: .zero))
        machine.tookClaim(try claim(next: 0), now: start)
        #expect(machine.next(now: start) == .read)
    }

    @Test func `first its own history page by page, then what others left, then what is new`() throws {
        var machine = ConsumerStateMachine(claimIdle: .seconds(60), now: start)
        machine.joined()
        #expect(machine.next(now: start) == .history(after: .zero))
        machine.tookHistory(entries(3, 5))
        #expect(machine.next(now: start) == .history(after: id(5)))
        machine.tookHistory([])
        #expect(machine.next(now: start) == .claim(from: .zero))
        machine.tookClaim(try claim(next: 7), now: start)
        #expect(machine.next(now: start) == .claim(from: id(7)))
        machine.tookClaim(try claim(next: 0), now: start)
        #expect(machine.next(now: start) == .read)
    }

    @Test func `it looks at what others left every half of the idle time`() throws {
        let machine = try joined()
        #expect(machine.next(now: start + .seconds(29)) == .read)
        #expect(machine.next(now: start + .seconds(30)) == .claim(from: .zero))
    }

    @Test func `after a lost connection it asks for what was on its way`() throws {
        var machine = try joined()
        machine.tookNew(entries(8, 9))
        let goesOn = machine.goesOn(after: RedisError(.connection, "lost", mayHaveRun: true))
        #expect(goesOn)
        #expect(machine.next(now: start) == .history(after: id(9)))
    }

    @Test func `a group that is gone is made again`() throws {
        var machine = try joined()
        let goesOn = machine.goesOn(after: RedisError(reply: "NOGROUP No such key 'orders'"))
        #expect(goesOn)
        #expect(machine.next(now: start) == .join)
        let stillGoesOn = machine.goesOn(after: RedisError(.connection, "lost"))
        #expect(stillGoesOn)
        #expect(machine.next(now: start) == .join)
    }

    @Test(arguments: [RedisError.Code.cancelled, .closed, .authentication, .wrongType, .decoding])
    func `what waiting does not mend ends it`(code: RedisError.Code) throws {
        var machine = try joined()
        let goesOn = machine.goesOn(after: RedisError(code, "no"))
        #expect(!goesOn)
    }

    @Test func `a server that is away at the beginning ends it`() {
        var machine = ConsumerStateMachine(claimIdle: nil, now: start)
        let goesOn = machine.goesOn(after: RedisError(.connection, "away"))
        #expect(!goesOn)
    }
}
