import Testing

@testable import FerroCache

@Suite struct `The machine of a failover` {
    typealias Journal = FailoverStateMachine.Journal

    @Test func `uses the second store from a failure on, and begins one return after the pause`() {
        var machine = FailoverStateMachine(pause: 100, capacity: 10)
        #expect(machine.route(nil, now: 0) == .primary)
        #expect(machine.failed(now: 0) == true)
        #expect(machine.failed(now: 0) == false)
        #expect(machine.route(nil, now: 99) == .secondary)
        #expect(machine.route(nil, now: 100) == .secondaryAndReturn(1))
        #expect(machine.route(nil, now: 100) == .secondary)
        machine.giveUp(1, now: 100)
        #expect(machine.route(nil, now: 199) == .secondary)
        #expect(machine.route(nil, now: 200) == .secondaryAndReturn(2))
    }

    @Test func `uses the first store again only when nothing is left to remove and no write runs`() {
        var machine = FailoverStateMachine(pause: 100, capacity: 10)
        _ = machine.failed(now: 0)
        let write = Journal(keys: ["a"])
        #expect(machine.route(write, now: 100) == .secondaryAndReturn(1))
        #expect(machine.take() == write)
        #expect(machine.beginSwitching(1) == true)
        #expect(machine.route(Journal(keys: ["b"]), now: 100) == .wait)
        #expect(machine.route(nil, now: 100) == .secondary)
        #expect(machine.finish(1) == false)
        machine.end(write)
        #expect(machine.finish(1) == false)
        #expect(machine.take() == write)
        #expect(machine.finish(1) == true)
        #expect(machine.route(write, now: 100) == .primary)
    }

    @Test func `does not let a return that was given up finish`() {
        var machine = FailoverStateMachine(pause: 100, capacity: 10)
        _ = machine.failed(now: 0)
        #expect(machine.route(nil, now: 100) == .secondaryAndReturn(1))
        #expect(machine.failed(now: 150) == false)
        #expect(machine.beginSwitching(1) == false)
        #expect(machine.route(nil, now: 250) == .secondaryAndReturn(2))
        #expect(machine.beginSwitching(2) == true)
        #expect(machine.finish(1) == false)
        machine.giveUp(1, now: 250)
        #expect(machine.finish(2) == true)
    }

    @Test func `removes all that begins alike when there is too much to remember`() {
        var machine = FailoverStateMachine(pause: 100, capacity: 3)
        _ = machine.failed(now: 0)
        for name in ["app:post:1", "app:post:2", "app:page", "app:post:3", "app:post:4"] {
            _ = machine.route(Journal(keys: [name]), now: 0)
        }
        #expect(machine.take().prefixes == ["app:p"])
    }

    @Test(arguments: [
        (["app:é1", "app:è1"], "app:"), (["a", "b"], ""), (["same"], "same"), (["ab", "abc", "abcd"], "ab"), ([], ""),
    ])
    func `finds what keys have in common, by whole characters`(texts: [String], common: String) {
        #expect(FailoverStateMachine.commonPrefix(Set(texts)) == common)
    }
}
