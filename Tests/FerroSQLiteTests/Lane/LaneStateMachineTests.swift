import Testing

@testable import FerroSQLite

@Suite struct LaneStateMachineTests {
    private func submit(
        _ machine: inout LaneStateMachine<String>, _ name: String, joins: Bool = false, at seconds: Int = 0
    ) -> LaneStateMachine<String>.Submission {
        machine.submit(name, joinsOthers: joins, deadline: .seconds(seconds))
    }

    @Test func `requests start while connections are free and wait after that`() {
        var machine = LaneStateMachine<String>(connections: 2, .commits(largest: 4))
        #expect(submit(&machine, "a") == .start(0))
        #expect(submit(&machine, "b") == .start(1))
        #expect(submit(&machine, "c") == .waits(1))
        #expect(machine.waiting == 1)
        #expect(machine.next(1).names == ["c"])
        #expect(machine.next(1).names == [])
        #expect(submit(&machine, "d") == .start(1))
    }

    @Test func `neighbours that may share a transaction do, up to the limit`() {
        var machine = LaneStateMachine<String>(connections: 1, .commits(largest: 3))
        _ = submit(&machine, "first")
        for name in ["a", "b", "c", "d"] { _ = submit(&machine, name, joins: true) }
        _ = submit(&machine, "alone")
        _ = submit(&machine, "e", joins: true)
        #expect(machine.next(0).names == ["a", "b", "c"])
        #expect(machine.next(0).names == ["d"])
        #expect(machine.next(0).names == ["alone"])
        #expect(machine.next(0).names == ["e"])
    }

    @Test func `readers share a snapshot with those who came before it and take one at a time`() {
        var machine = LaneStateMachine<String>(connections: 2, .snapshots)
        for name in ["1", "2"] { _ = submit(&machine, name, joins: true) }
        for name in ["a", "b", "c"] { _ = submit(&machine, name, joins: true) }
        guard case .read("a", let place) = machine.next(0) else {
            Issue.record("no snapshot is shared")
            return
        }
        #expect(place == 3)
        _ = submit(&machine, "late", joins: true)
        #expect(machine.nextRead(upTo: place) == "b")
        #expect(machine.next(1).names == ["c"])
        #expect(machine.nextRead(upTo: place) == nil)
        _ = submit(&machine, "alone")
        #expect(machine.next(0).names == ["late"])
        guard case .run("alone") = machine.next(0) else {
            Issue.record("a transaction joined others")
            return
        }
    }

    @Test func `a withdrawn request is skipped and given out once`() {
        var machine = LaneStateMachine<String>(connections: 1, .commits(largest: 1))
        _ = submit(&machine, "first")
        #expect(submit(&machine, "a") == .waits(1))
        #expect(submit(&machine, "b") == .waits(2))
        #expect(machine.withdraw(1) == "a")
        #expect(machine.withdraw(1) == nil)
        #expect(machine.withdraw(99) == nil)
        #expect(machine.next(0).names == ["b"])
        #expect(machine.withdraw(2) == nil)
        #expect(machine.waiting == 0)
    }

    @Test func `requests expire in the order of their deadlines`() {
        var machine = LaneStateMachine<String>(connections: 0, .commits(largest: 1))
        #expect(submit(&machine, "a", at: 5) == .waits(1))
        _ = submit(&machine, "b", at: 6)
        _ = submit(&machine, "c", at: 9)
        _ = machine.withdraw(1)
        #expect(machine.nextDeadline == .seconds(6))
        #expect(machine.expire(now: .seconds(6)) == ["b"])
        #expect(machine.expire(now: .seconds(6)).isEmpty)
        #expect(machine.nextDeadline == .seconds(9))
        #expect(machine.expire(now: .seconds(10)) == ["c"])
        #expect(machine.nextDeadline == nil)
    }

    @Test func `a closed lane refuses what is new and stops what becomes free`() {
        var machine = LaneStateMachine<String>(connections: 3, .commits(largest: 1))
        _ = submit(&machine, "running")
        let (refused, stopped) = machine.close()
        #expect(refused.isEmpty)
        #expect(Set(stopped) == [1, 2])
        #expect(submit(&machine, "late") == .refused)
        guard case .stop = machine.next(0) else {
            Issue.record("the connection goes on")
            return
        }
    }

    @Test func `a request is given out exactly once whatever happens`() {
        var generator = SystemRandomNumberGenerator()
        var machine = LaneStateMachine<Int>(connections: 2, .commits(largest: 4))
        var seen: [Int] = []
        var busy: Set<Int> = []
        var place: UInt64 = 0
        for id in 0..<20_000 {
            switch machine.submit(id, joinsOthers: Bool.random(using: &generator), deadline: .seconds(id)) {
            case .start(let connection):
                seen.append(id)
                #expect(busy.insert(connection).inserted)
            case .waits(let next):
                #expect(next == place + 1)
                place = next
            case .refused: Issue.record("refused")
            }
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                let oldest = place > 200 ? place - 200 : 0
                if let taken = machine.withdraw(UInt64.random(in: oldest...place, using: &generator)) {
                    seen.append(taken)
                }
            case 1: seen += machine.expire(now: .seconds(id - 100))
            default:
                guard let connection = busy.popFirst() else { break }
                switch machine.next(connection) {
                case .run(let request), .read(let request, _): seen.append(request)
                case .runTogether(let group): seen += group
                case .idle, .stop: continue
                }
                busy.insert(connection)
            }
        }
        seen += machine.close().refused
        #expect(seen.count == 20_000)
        #expect(Set(seen).count == 20_000)
    }
}

extension LaneStateMachine.Next {
    fileprivate var names: [Request] {
        switch self {
        case .run(let request), .read(let request, _): [request]
        case .runTogether(let requests): requests
        case .idle, .stop: []
        }
    }
}
