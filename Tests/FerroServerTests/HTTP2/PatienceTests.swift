import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Testing

/// What a client may take its time with over HTTP/2, and what comes after it.
@Suite(.timeLimit(.minutes(1))) struct `Deadlines of HTTP/2` {
    private static let hello: Responder = { _ in .text("hello") }

    @Test(arguments: ["", "P", "PRI * HT", "PRI * HTTP/2.0\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"])
    func `a preface that is not followed up closes the connection`(_ text: String) async throws {
        try await withServer({ $0.headTimeout = .milliseconds(50) }, responder: Self.hello) { server in
            let client = try await FrameClient(server.address, settings: nil, answersPings: false)
            try await client.send(bytes: Array(text.utf8))
            #expect(await client.receiveToEnd().isClosed)
        }
    }

    @Test func `a preface that turns into something else is refused`() async throws {
        try await withServer(responder: Self.hello) { server in
            let old = try await server.connect()
            try await old.send("PRI * HT")
            try await old.send("ML/2.0\r\n\r\n")
            #expect(await old.receiveToEnd().hasPrefix("HTTP/1.1 400 "))
            let new = try await FrameClient(server.address, settings: nil)
            try await new.send(bytes: Array("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n".utf8))
            #expect(await new.receiveToEnd().goAway == Frame.Code.protocol)
        }
    }

    @Test(arguments: ["POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "PUT / HTTP/1.1\r\nHost: a\r\n\r\n"])
    func `a request of HTTP/1 that begins like the preface, byte by byte`(_ text: String) async throws {
        try await withServer(responder: Self.hello) { server in
            let client = try await server.connect()
            for character in text { try await client.send(String(character)) }
            #expect(await client.receive(of: "hello").hasPrefix("HTTP/1.1 200 "))
            try await client.close()
        }
    }

    @Test(arguments: [true, false])
    func `a connection that rests is told and closed, whether it answers or not`(_ answers: Bool) async throws {
        try await withServer({ $0.idleTimeout = .milliseconds(50) }, responder: Self.hello) { server in
            let client = try await FrameClient(server.address, answersPings: answers)
            #expect(try await client.get("/").body == "hello")
            #expect(await client.receiveToEnd().goAway == Frame.Code.none)
        }
    }

    @Test func `pings do not keep a connection open`() async throws {
        try await withServer(
            {
                $0.headTimeout = .milliseconds(100)
                $0.http2.maxControlFrames = 1_000_000
            }, responder: Self.hello
        ) { server in
            let client = try await FrameClient(server.address, answersPings: false)
            var (count, received) = (0, FrameClient.Received())
            while !received.isClosed {
                count += 1
                let acks = count
                try await client.send(.ping())
                received = await client.receive { received in
                    received.frames.count { $0.kind == Frame.Kind.ping && $0.has(Frame.Flag.ack) } >= acks
                }
            }
            // A ping that crosses with the close resets the connection, and may take the farewell with it.
            #expect((received.goAway ?? Frame.Code.none) == Frame.Code.none && count > 1)
        }
    }

    @Test func `a body that does not go on is answered with 408`() async throws {
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
            let client = try await FrameClient(server.address)
            try await client.send(.headers(1, Frame.request("/", "POST"), end: false), .data(1, end: false))
            let received = await client.receive { $0.reset(of: 1) != nil }
            #expect(try FrameClient.answer(1, in: received).status == "408")
            #expect(received.reset(of: 1) == Frame.Code.none)
            try await client.close()
        }
    }

    @Test(arguments: [5, 100_000, 5_000_000])
    func `answers that a client opens no window for are dropped`(_ count: Int) async throws {
        let body = ResponseBody.string(String(repeating: "x", count: count))
        try await withServer({ $0.writeTimeout = .milliseconds(50) }, responder: { _ in Response(body: body) }) {
            server in
            let client = try await FrameClient(server.address, settings: [(4, 0)])
            let streams = (0..<100).map { UInt32(2 * $0 + 1) }
            try await client.send(streams.map { .headers($0) })
            let received = await client.receive { received in streams.allSatisfy { received.reset(of: $0) != nil } }
            #expect(streams.allSatisfy { received.reset(of: $0) == Frame.Code.cancel })
            try await client.close()
        }
    }

    @Test func `a client that reads nothing from its socket is cut off`() async throws {
        let gone = Gate()
        let part = ByteBuffer(repeating: 65, count: 65_536)
        try await withServer(
            { $0.writeTimeout = .milliseconds(100) },
            responder: { _ in
                Response(
                    body: .stream { writer in
                        do { while true { try await writer.write(part) } } catch { await gone.open() }
                    })
            }
        ) { server in
            let client = try await FrameClient(server.address, settings: [(4, 0x7FFF_FFFF)])
            try await client.stopReading()
            try await client.send(.window(0, 0x7FFF_0000), .headers(1))
            await gone.pass()
            try await client.startReading()
            #expect(await client.receiveToEnd().isClosed)
        }
    }
}
