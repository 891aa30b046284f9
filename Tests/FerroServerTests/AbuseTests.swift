import FerroHTTP
import HTTPTypes
import NIOCore
import Synchronization
import Testing

@testable import FerroServer

@Suite("Clients and handlers that take more than their turn", .timeLimit(.minutes(1)))
struct AbuseTests {
    private static func get(_ path: String, _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
    }

    @Test func `pipelined requests whose answers nobody reads are not answered on and on`() async throws {
        let answered = Tally()
        let page = String(repeating: "x", count: 16_000)
        try await withServer(responder: { _ in
            answered.add()
            return .text(page)
        }) { server in
            let client = try await server.connect()
            try await client.stopReading()
            // 10 000 answers of 16 kB are 160 MB; what kernels and buffers hold on the way is a few.
            async let sent: Void = client.send(String(repeating: Self.get("/"), count: 10_000))
            let other = try await server.connect()
            #expect(try await other.exchange(Self.get("/"), until: page).contains("200 OK"))
            #expect(answered.count < 5_000)
            try await client.reset()
            _ = try? await sent
        }
    }

    @Test func `a writer that outlives its body reaches no other response`() async throws {
        let (late, refused, second) = (Gate(), Gate(), Gate())
        try await withServer(responder: { request in
            guard request.path == "/first" else {
                return Response(
                    body: .stream { writer in
                        try await writer.write("second")
                        await late.open()
                        await second.pass()
                    })
            }
            return Response(
                body: .stream { writer in
                    try await writer.write("first")
                    Task {
                        await late.pass()
                        do { try await writer.write("secret") } catch { await refused.open() }
                        await second.open()
                    }
                })
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/first") + Self.get("/second", "Connection: close\r\n"))
            await refused.pass()
            let text = await client.receiveToEnd()
            #expect(text.contains("first") && text.contains("second") && !text.contains("secret"))
        }
    }

    @Test func `an upload that waits unread comes whole from a client that has closed its side`() async throws {
        let reading = Gate()
        try await withServer(responder: { request in
            await reading.pass()
            do {
                return .text("[\(try await request.body.collect().readableBytes)]")
            } catch {
                return .text("[\(error)]")
            }
        }) { server in
            let client = try await server.connect()
            let body = String(repeating: "x", count: 300_000)
            try await client.send("POST /u HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n" + body)
            try await client.finishSending()
            await reading.open()
            #expect(await client.receiveToEnd().contains("[300000]"))
        }
    }

    @Test func `a reader of a body whose request was answered is told`() async throws {
        let told = Gate()
        try await withServer(responder: { request in
            Task {
                do { _ = try await request.body.collect() } catch { await told.open() }
            }
            return .text("early")
        }) { server in
            let client = try await server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx")
            #expect(await client.receive(of: "early").contains("200 OK"))
            await told.pass()
        }
    }

    @Test func `a stop does not wait for a connection whose request was answered before its body`() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        try await withServer(
            { $0.shutdownDeadline = .seconds(40) }, responder: { _ in Response(status: .unauthorized) }
        ) { server in
            let client = try await server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx")
            #expect(await client.receive(of: "\r\n\r\n").contains(" 401 "))
            await server.shutDown()
            try await client.send("123456789")
            _ = await client.receiveToEnd()
        }
        #expect(start.duration(to: clock.now) < .seconds(30))
    }
}

/// A count that several threads add to.
private final class Tally: Sendable {
    private let value = Atomic(0)
    func add() { value.add(1, ordering: .relaxed) }
    var count: Int { value.load(ordering: .relaxed) }
}
