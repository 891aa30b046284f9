import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Deadlines of a connection` {
    private static let hello: Responder = { _ in .text("hello") }

    @Test func `a head that does not end is answered with 408 and closed`() async throws {
        try await withServer({ $0.headTimeout = .seconds(1) }, responder: Self.hello) { server in
            let client = try await server.connect()
            try await client.send("GET / HTTP/1.1\r\nHost")
            #expect(await client.receiveToEnd().hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test func `a connection that never speaks is closed without a word`() async throws {
        try await withServer({ $0.headTimeout = .milliseconds(50) }, responder: Self.hello) { server in
            let client = try await server.connect()
            #expect(await client.receiveToEnd() == "")
        }
    }

    @Test func `a body that does not end is answered with 408 and closed`() async throws {
        try await withServer(
            { $0.bodyTimeout = .milliseconds(50) },
            responder: { request in
                do {
                    return .text("\(try await request.body.collect().readableBytes)")
                } catch {
                    return Response(status: (error as? HTTPFailure)?.status ?? .internalServerError)
                }
            }
        ) { server in
            let client = try await server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab")
            let text = await client.receiveToEnd()
            #expect(text.hasPrefix("HTTP/1.1 408 ") && text.contains("Connection: close"))
        }
    }

    @Test func `a body that nobody reads and that does not end closes the connection`() async throws {
        try await withServer({ $0.bodyTimeout = .milliseconds(50) }, responder: Self.hello) { server in
            let client = try await server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab")
            let text = await client.receiveToEnd()
            #expect(text.hasPrefix("HTTP/1.1 200 ") && text.ranges(of: "HTTP/1.1").count == 1)
        }
    }

    @Test func `a connection that rests too long is closed without another word`() async throws {
        try await withServer({ $0.idleTimeout = .milliseconds(50) }, responder: Self.hello) { server in
            let client = try await server.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            let text = await client.receiveToEnd()
            #expect(text.hasSuffix("hello") && text.ranges(of: "HTTP/1.1").count == 1)
        }
    }

    @Test func `a client that reads nothing is cut off and its next request cancelled`() async throws {
        let body = ResponseBody.string(String(repeating: "x", count: 30_000_000))
        let cancelled = Gate()
        let responder: Responder = { request in
            guard request.path == "/next" else {
                await Task.yield()
                return Response(body: body)
            }
            try? await Task.sleep(for: .seconds(3600))
            if Task.isCancelled { await cancelled.open() }
            return .empty()
        }
        try await withServer({ $0.writeTimeout = .milliseconds(50) }, responder: responder) { server in
            let client = try await server.connect()
            try await client.stopReading()
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n")
            await cancelled.pass()
            try await client.close()
        }
    }

    @Test func `a slow responder is not cut off by the deadlines of reading`() async throws {
        let gate = Gate()
        try await withServer(
            { $0.idleTimeout = .milliseconds(30) },
            responder: { request in
                if request.path == "/slow" { await gate.pass() }
                return .text("<\(request.path)>")
            }
        ) { server in
            let slow = try await server.connect()
            try await slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            // Another connection runs into the deadline meanwhile, twice.
            for _ in 0..<2 {
                let other = try await server.connect()
                try await other.send("GET /other HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = await other.receiveToEnd()
            }
            await gate.open()
            #expect(await slow.receive(of: ">").hasSuffix("</slow>"))
        }
    }
}
