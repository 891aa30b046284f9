import Testing

@testable import FerroRedis

@Suite struct SubscriptionStateMachineTests {
    typealias Machine = SubscriptionStateMachine

    private static func push(_ kind: String, _ name: String, _ count: Int64 = 1) -> RedisReply {
        .array([.string(Array(kind.utf8)), .string(Array(name.utf8)), .integer(count)])
    }

    private static func message(_ channel: String, _ text: String) -> RedisReply {
        .array(["message", channel, text].map { .string(Array($0.utf8)) })
    }

    private static func news(_ text: String) -> RedisMessage { RedisMessage(channel: "news", bytes: Array(text.utf8)) }

    private static func isSubscribe(_ action: Machine.Action, _ name: String) -> Bool {
        action == .send(RedisCommand("SUBSCRIBE", [RedisArgument(name)]))
    }

    /// The server takes subscriptions in their order.
    private static func confirm(_ sent: [Machine.Action], _ machine: inout Machine) -> [Machine.Action] {
        sent.flatMap { action in
            guard case .send(let command) = action, let name = String(redisBytes: command.arguments[0].bytes) else {
                return [Machine.Action]()
            }
            return machine.received(push(command.name.lowercased(), name))
        }
    }

    @Test func `several subscribers of one channel are one subscription, and each gets every message`() {
        var machine = Machine()
        let (first, before) = machine.subscribe(to: [.channel("news")])
        #expect(before == [])
        let sent = machine.connected()
        #expect(sent.count == 1 && Self.isSubscribe(sent[0], "news"))
        let (second, more) = machine.subscribe(to: [.channel("news")])
        #expect(more == [])
        #expect(machine.received(Self.push("subscribe", "news")) == [.ready(first), .ready(second)])
        let (third, atOnce) = machine.subscribe(to: [.channel("news")])
        #expect(atOnce == [.ready(third)])
        let delivered = machine.received(Self.message("news", "a"))
        #expect(delivered == [.deliver(Self.news("a"), to: [first, second, third])])
        #expect(machine.end(second) == [])
        #expect(machine.received(Self.message("news", "b")) == [.deliver(Self.news("b"), to: [first, third])])
        #expect(machine.end(first) == [])
        #expect(machine.end(third) == [.send(RedisCommand("UNSUBSCRIBE", ["news"]))])
        #expect(machine.received(Self.message("news", "c")) == [])
        #expect(!machine.isWanted)
    }

    @Test func `a late confirmation does not confirm a later subscription`() {
        var machine = Machine()
        _ = machine.connected()
        let (first, _) = machine.subscribe(to: [.channel("news")])
        _ = machine.end(first)
        let (second, _) = machine.subscribe(to: [.channel("news")])
        #expect(machine.received(Self.push("subscribe", "news")) == [])
        #expect(machine.received(Self.push("unsubscribe", "news", 0)) == [])
        #expect(machine.received(Self.push("subscribe", "news")) == [.ready(second)])
    }

    @Test func `a lost connection is told once everything is confirmed again`() {
        var machine = Machine()
        let (one, _) = machine.subscribe(to: [.channel("a"), .pattern("b.*"), .channel("a")])
        let first = machine.connected()
        #expect(first.count == 2)
        #expect(Self.confirm(first, &machine) == [.ready(one)])
        machine.disconnected()
        let (two, _) = machine.subscribe(to: [.channel("a")])
        let sent = machine.connected()
        #expect(Set(sent) == [.send(RedisCommand("SUBSCRIBE", ["a"])), .send(RedisCommand("PSUBSCRIBE", ["b.*"]))])
        #expect(Set(Self.confirm(sent, &machine)) == [.ready(two), .resubscribed(one)])
    }

    @Test func `a refusal ends those whom it is about and leaves the others`() {
        var machine = Machine()
        _ = machine.connected()
        let (one, _) = machine.subscribe(to: [.channel("secret")])
        let (two, _) = machine.subscribe(to: [.channel("news")])
        #expect(machine.received(.error("NOPERM no")) == [.refused(one, "NOPERM no")])
        #expect(machine.received(Self.push("subscribe", "news")) == [.ready(two)])
        #expect(machine.subscribers == [two])
    }

    @Test(
        arguments: [
            .integer(7), .null, .array([]), .array([.null]), .error("ERR out of nowhere"),
            .array([.string(Array("message".utf8)), .null, .null]),
            push("subscribe", "other"), push("unsubscribe", "news"), .array([.string([0xFF])]),
        ] as [RedisReply])
    func `a server that answers nonsense loses the connection`(_ reply: RedisReply) {
        var machine = Machine()
        _ = machine.connected()
        _ = machine.subscribe(to: [.channel("news")])
        if case .error = reply { _ = machine.received(Self.push("subscribe", "news")) }
        guard case .disconnect? = machine.received(reply).first else {
            Issue.record("kept after \(reply)")
            return
        }
    }

    @Test func `messages of a pattern name the channel and the pattern`() {
        let reply = RedisReply.array(["pmessage", "room.*", "room.7", "hi"].map { .string(Array($0.utf8)) })
        let message = RedisMessage(channel: "room.7", pattern: "room.*", bytes: Array("hi".utf8))
        #expect(SubscriptionPush(reply) == .message(.pattern("room.*"), message))
    }

    @Test func `the buffer drops the oldest and counts them`() {
        var limits = RedisSubscriptionLimits()
        (limits.messages, limits.bytes) = (3, 18)
        var buffer = SubscriptionBuffer(limits)
        for text in ["1", "2", "3", "4"] { buffer.append(Self.news(text)) }
        #expect(buffer.dropped == 1)
        #expect(buffer.next() == .dropped(1))
        #expect(buffer.next() == .message(Self.news("2")))
        buffer.interrupt()
        buffer.append(Self.news("much too long to fit"))
        #expect(buffer.dropped == 3)
        #expect(buffer.next() == .dropped(2))
        #expect(buffer.next() == .resubscribed)
        #expect(buffer.next() == .message(Self.news("much too long to fit")))
        #expect(buffer.next() == nil)
        buffer.interrupt()
        buffer.interrupt()
        #expect(buffer.interruptions == 3)
        #expect(buffer.next() == .resubscribed)
        #expect(buffer.next() == nil)
    }
}
