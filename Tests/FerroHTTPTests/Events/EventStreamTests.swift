import FerroHTTP
import HTTPTypes
import NIOCore
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct `An event stream` {
    private struct Fault: Error {}

    /// Lets the tasks of a stream run until something has come to pass.
    private func comes(_ condition: () -> Bool) async throws {
        while !condition() {
            try Task.checkCancellation()
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    private func run(_ response: Response, to sink: ManualSink) async throws {
        guard case .stream(let stream) = response.body else {
            Issue.record("the response is no stream")
            return
        }
        try await stream.run(BodyWriter(sink))
    }

    @Test func `says what it is and that nobody may keep it`() {
        let response = Response.events { _ in }
        #expect(response.headers[.contentType] == "text/event-stream")
        #expect(response.headers[.cacheControl] == "no-store")
        #expect(response.headers[HTTPField.Name("X-Accel-Buffering") ?? .via] == "no")
        #expect(response.body.count == nil)
    }

    @Test func `begins with the time to wait, then sends what comes`() async throws {
        let sink = ManualSink()
        let response = Response.events(retry: .seconds(3)) { events in
            for number in 1...3 { try await events.send(ServerEvent("\(number)", id: "\(number)")) }
        }
        try await run(response, to: sink)
        #expect(sink.text == "retry: 3000\n\nid: 1\ndata: 1\n\nid: 2\ndata: 2\n\nid: 3\ndata: 3\n\n")
    }

    @Test func `carries a sequence`() async throws {
        let sink = ManualSink()
        let (events, continuation) = AsyncStream<ServerEvent>.makeStream()
        for text in ["a", "b"] { continuation.yield(ServerEvent(text)) }
        continuation.finish()
        try await run(.events(events), to: sink)
        #expect(sink.text == "data: a\n\ndata: b\n\n")
    }

    @Test func `takes messages from many tasks, each whole`() async throws {
        let sink = ManualSink()
        let response = Response.events { events in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for task in 0..<20 {
                    tasks.addTask {
                        for number in 0..<20 { try await events.send(ServerEvent("\(task)\n\(number)")) }
                    }
                }
                try await tasks.waitForAll()
            }
        }
        try await run(response, to: sink)
        let parser = EventStreamParser(sink.text)
        #expect(Set(parser.events.map(\.data)).count == 400 && parser.events.count == 400)
    }

    @Test func `holds the producer while the client does not read`() async throws {
        let sink = ManualSink()
        sink.fill()
        let sending = Counter()
        async let done: Void = run(
            .events { events in
                for _ in 0..<3 {
                    try await events.send(ServerEvent("x"))
                    sending.add()
                }
            }, to: sink)
        try await comes { sink.writes.count == 1 }
        for _ in 0..<100 { await Task.yield() }
        #expect(sending.count == 0 && sink.writes.count == 1)
        sink.empty()
        try await done
        #expect(sending.count == 3 && sink.writes.count == 3)
    }

    @Test func `drops the oldest where that was asked for`() async throws {
        let sink = ManualSink()
        sink.fill()
        let sending = Counter()
        async let done: Void = run(
            .events(buffer: .droppingOldest(beyond: 2)) { events in
                try await events.send(ServerEvent("first"))
                while sink.writes.isEmpty { await Task.yield() }
                for number in 1...9 { try await events.send(ServerEvent("\(number)")) }
                sending.add()
            }, to: sink)
        try await comes { sending.count == 1 }
        sink.empty()
        try await done
        #expect(EventStreamParser(sink.text).events.map(\.data) == ["first", "8", "9"])
    }

    @Test func `ends where a buffer runs over, without a cut`() async throws {
        let sink = ManualSink()
        sink.fill()
        let refused = Counter()
        async let done: Void = run(
            .events(buffer: .ending(beyond: 2)) { events in
                try await events.send(ServerEvent("first"))
                while sink.writes.isEmpty { await Task.yield() }
                do {
                    for number in 1...3 { try await events.send(ServerEvent("\(number)")) }
                } catch {
                    refused.add()
                    throw error
                }
            }, to: sink)
        try await comes { refused.count == 1 }
        sink.empty()
        try await done
        #expect(sink.text == "data: first\n\n")
    }

    @Test func `shows a sign of life while it is silent, and only then`() async throws {
        let (sink, clock, gate, sent) = (ManualSink(), ManualClock(), Counter(), Counter())
        let stream = Response.events(heartbeat: .seconds(15), clock: clock) { events in
            while gate.count == 0 { try await Task.sleep(for: .milliseconds(1)) }
            try await events.send(ServerEvent("x"))
            sent.add()
            while gate.count == 1 { try await Task.sleep(for: .milliseconds(1)) }
        }
        async let done: Void = run(stream, to: sink)
        try await comes { clock.sleepers == [.seconds(15)] }
        clock.advance(by: .seconds(15))
        try await comes { sink.text == ":\n\n" && clock.sleepers == [.seconds(30)] }
        clock.advance(by: .seconds(10))
        gate.add()
        try await comes { sent.count == 1 }
        #expect(sink.text == ":\n\ndata: x\n\n")
        // 25 s: something was sent. The next comment is due 15 s later, at 40 s.
        clock.advance(by: .seconds(5))
        try await comes { clock.sleepers == [.seconds(40)] }
        #expect(sink.writes.count == 2)
        clock.advance(by: .seconds(10))
        try await comes { sink.writes.count == 3 }
        gate.add()
        try await done
        #expect(sink.text == ":\n\ndata: x\n\n:\n\n" && clock.sleepers.isEmpty)
    }

    @Test func `piles up no signs of life before a client that does not read`() async throws {
        let (sink, clock, gate) = (ManualSink(), ManualClock(), Counter())
        sink.fill()
        async let done: Void = run(
            Response.events(heartbeat: .seconds(1), clock: clock) { _ in
                while gate.count == 0 { try await Task.sleep(for: .milliseconds(1)) }
            }, to: sink)
        for second in 1...10 {
            try await comes { clock.sleepers == [.seconds(second)] }
            clock.advance(by: .seconds(1))
        }
        try await comes { clock.sleepers == [.seconds(11)] }
        #expect(sink.text == ":\n\n")
        gate.add()
        sink.empty()
        try await done
        #expect(sink.text == ":\n\n")
    }

    @Test func `comes to an end of its own when the server stops`() async throws {
        let sink = ManualSink()
        let cancelled = Counter()
        async let done: Void = run(
            .events { events in
                try await events.send(ServerEvent("x"))
                do {
                    try await Task.sleep(for: .seconds(3600))
                } catch {
                    cancelled.add()
                    throw error
                }
            }, to: sink)
        try await comes { sink.text == "data: x\n\n" }
        sink.drain()
        try await done
        #expect(cancelled.count == 1)
    }

    @Test func `ends at once where the server is stopping already`() async throws {
        let sink = ManualSink()
        sink.drain()
        try await run(.events(retry: .seconds(1)) { _ in try await Task.sleep(for: .seconds(3600)) }, to: sink)
        #expect(sink.text == "retry: 1000\n\n")
    }

    @Test func `tells its producer that the client has gone`() async throws {
        let sink = ManualSink()
        sink.fill()
        let told = Counter()
        async let done: Void = run(
            .events { events in
                do {
                    for _ in 0..<10 { try await events.send(ServerEvent("x")) }
                } catch {
                    told.add()
                    throw error
                }
            }, to: sink)
        try await comes { sink.writes.count == 1 }
        sink.leave()
        var error: (any Error)?
        do { try await done } catch let thrown { error = thrown }
        #expect(error is ManualSink.Gone)
        #expect(told.count == 1)
    }

    @Test func `is cancelled with its task`() async throws {
        let sink = ManualSink()
        let task = Task { try await run(.events { _ in try await Task.sleep(for: .seconds(3600)) }, to: sink) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `fails as its producer does`() async throws {
        await #expect(throws: Fault.self) { try await run(.events { _ in throw Fault() }, to: ManualSink()) }
    }
}

/// Counts across tasks.
private final class Counter: Sendable {
    private let number = Atomic(0)
    var count: Int { number.load(ordering: .acquiring) }
    func add() { number.add(1, ordering: .acquiringAndReleasing) }
}
