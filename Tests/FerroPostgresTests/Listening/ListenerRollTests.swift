import FerroSQL
import Testing

@testable import FerroPostgres

@Suite struct ListenerRollTests {
    private func events(of stream: AsyncStream<SQLListenEvent>) async -> [SQLListenEvent] {
        await stream.reduce(into: []) { $0.append($1) }
    }

    @Test func `everybody is told once for each connection`() async {
        var roll = ListenerRoll()
        let (stream, continuation) = AsyncStream<SQLListenEvent>.makeStream()
        _ = roll.add("a", continuation)
        roll.beginSession()
        #expect(roll.joined() == ["a"])
        roll.inform(["a"])
        #expect(roll.joined().isEmpty)
        roll.deliver(SQLNotification(channel: "a", payload: "1"))
        roll.deliver(SQLNotification(channel: "b", payload: "2"))
        roll.beginSession()
        #expect(roll.joined() == ["a"])
        roll.inform(["a"])
        for stream in roll.removeAll() { stream.finish() }
        let message = SQLListenEvent.notification(SQLNotification(channel: "a", payload: "1"))
        #expect(await events(of: stream) == [.listening, message, .listening])
    }

    @Test func `a channel is left with its last listener`() {
        var roll = ListenerRoll()
        let streams = (0..<2).map { _ in AsyncStream<SQLListenEvent>.makeStream() }
        let ids = streams.map { roll.add("a", $0.continuation) }
        roll.beginSession()
        roll.inform(roll.joined())
        roll.remove(ids[0])
        #expect(roll.left().isEmpty)
        roll.remove(ids[1])
        #expect(roll.left() == ["a"])
        #expect(roll.isEmpty)
    }

    @Test func `who reads too slowly is told that something is missing`() async {
        var roll = ListenerRoll()
        let (stream, continuation) = AsyncStream<SQLListenEvent>.makeStream(bufferingPolicy: .bufferingNewest(2))
        _ = roll.add("a", continuation)
        roll.beginSession()
        roll.inform(["a"])
        for number in 0..<3 { roll.deliver(SQLNotification(channel: "a", payload: "\(number)")) }
        #expect(roll.joined() == ["a"])
        roll.inform(["a"])
        for stream in roll.removeAll() { stream.finish() }
        #expect(await events(of: stream).last == .listening)
    }
}
