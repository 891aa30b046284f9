import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Synchronization
import Testing

@Suite("Event streams over a connection", .timeLimit(.minutes(1)))
struct EventStreamServerTests {
    private static func get(_ fields: String = "", version: String = "1.1") -> String {
        "GET /scores HTTP/\(version)\r\nHost: a\r\nAccept: text/event-stream\r\n\(fields)\r\n"
    }

    /// Numbers from behind the one that the client has, a message each, and then silence.
    private static let counting: Responder = { request in
        let last = request.lastEventID.flatMap { Int($0) } ?? 0
        return .events(retry: .milliseconds(10)) { events in
            for number in (last + 1)...(last + 3) {
                try await events.send(ServerEvent("<\(number)>", id: "\(number)"))
            }
            try await Task.sleep(for: .seconds(3600))
        }
    }

    @Test func `each message leaves when it is sent`() async throws {
        let gate = Gate()
        try await withServer(responder: { _ in
            .events { events in
                try await events.send(ServerEvent("one"))
                await gate.pass()
                try await events.send(ServerEvent("two"))
            }
        }) { server in
            let client = try await server.connect()
            let text = try await client.exchange(Self.get(), until: "data: one\n\n\r\n")
            #expect(
                text.contains("Content-Type: text/event-stream\r\n") && text.contains("Cache-Control: no-store\r\n"))
            #expect(text.contains("X-Accel-Buffering: no\r\n"))
            await gate.open()
            #expect(await client.receive(of: "\r\n0\r\n\r\n").hasSuffix("data: two\n\n\r\n0\r\n\r\n"))
            // The connection goes on.
            try await client.send(Self.get())
            _ = await client.receive(until: 2, of: "data: two")
        }
    }

    @Test func `a client of HTTP 1.0 reads messages until the connection ends`() async throws {
        try await withServer(responder: { _ in
            .events { events in for text in ["a", "b"] { try await events.send(ServerEvent(text)) } }
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.get(version: "1.0"))
            #expect(await client.receiveToEnd().hasSuffix("\r\n\r\ndata: a\n\ndata: b\n\n"))
        }
    }

    @Test func `a client of HTTP 2 reads messages as they come, and the end when the server stops`() async throws {
        try await withServer(responder: Self.counting) { server in
            let client = try await HTTP2Reader(server.address, path: "/scores", [("last-event-id", "4")])
            let text = await client.receive(of: "<7>")
            #expect(text.contains("content-type: text/event-stream\n"))
            #expect(text.hasSuffix("retry: 10\n\nid: 5\ndata: <5>\n\nid: 6\ndata: <6>\n\nid: 7\ndata: <7>\n\n"))
            await server.shutDown()
            #expect(await client.receiveToEnd() == text)
            try? await client.close()
        }
    }

    @Test func `a server that stops ends streams, whose clients go on elsewhere`() async throws {
        try await withServer(responder: Self.counting) { first in
            try await withServer(responder: Self.counting) { second in
                let client = try await first.connect()
                _ = try await client.exchange(Self.get(), until: "<3>\n\n\r\n")
                await first.shutDown()
                // The body ends as it should, and so does the connection.
                #expect(await client.receiveToEnd().hasSuffix("<3>\n\n\r\n0\r\n\r\n"))
                let next = try await second.connect()
                let text = try await next.exchange(Self.get("Last-Event-ID: 3\r\n"), until: "<6>")
                #expect(text.contains("id: 4\n") && !text.contains("id: 3\n"))
                try await next.reset()
            }
        }
    }

    @Test func `a client that leaves is noticed by a sign of life, and its producer cancelled`() async throws {
        let (started, cancelled) = (Gate(), Gate())
        try await withServer(responder: { _ in
            .events(heartbeat: .milliseconds(20)) { _ in
                await started.open()
                try? await Task.sleep(for: .seconds(3600))
                if Task.isCancelled { await cancelled.open() }
            }
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.get())
            await started.pass()
            _ = await client.receive(of: "3\r\n:\n\n\r\n")
            try await client.close()
            await cancelled.pass()
        }
    }

    @Test func `a client that does not read holds its producer`() async throws {
        let text = String(repeating: "x", count: 100_000)
        let counter = SentCounter()
        try await withServer(responder: { _ in
            .events(heartbeat: nil) { events in
                for _ in 0..<1000 {
                    try await events.send(ServerEvent(text))
                    counter.add()
                }
            }
        }) { server in
            let client = try await server.connect()
            try await client.stopReading()
            try await client.send(Self.get())
            // 100 MB do not fit into the buffers of two sockets: the count comes to rest below the end.
            var seen = -1
            while counter.count == 0 || counter.count != seen {
                seen = counter.count
                try await Task.sleep(for: .milliseconds(200))
            }
            #expect(seen < 1000)
            try await client.close()
        }
    }
}

private final class SentCounter: Sendable {
    private let number = Atomic(0)
    var count: Int { number.load(ordering: .acquiring) }
    func add() { number.add(1, ordering: .acquiringAndReleasing) }
}
