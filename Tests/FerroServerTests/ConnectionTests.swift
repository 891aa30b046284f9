import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A connection` {
    private static let echo: Responder = { request in
        let body = try? await request.body.collect()
        return .text("\(request.method) \(request.path) [\(body.map { String(buffer: $0) } ?? "?")]")
    }

    private static func get(_ path: String, _ headers: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: a\r\n\(headers)\r\n"
    }

    private static func post(_ path: String) -> String {
        "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi"
    }

    @Test func `serves one request after another`() async throws {
        try await withServer(responder: Self.echo) { server in
            let client = try await server.connect()
            let first = try await client.exchange(Self.get("/1"), until: "GET /1 []")
            #expect(first.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(first.contains("\r\nServer: ferro\r\n") && first.contains("\r\nDate: "))
            #expect(first.contains("\r\nContent-Length: 9\r\n") && !first.contains("Connection"))
            #expect(try await client.exchange(Self.get("/2"), until: "GET /2 []").hasSuffix("GET /2 []"))
        }
    }

    @Test func `reads a request that comes byte by byte`() async throws {
        try await withServer(responder: Self.echo) { server in
            let client = try await server.connect()
            for byte in "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" {
                try await client.send(String(byte))
            }
            #expect(await client.receive(of: "]").hasSuffix("POST /x [abc]"))
        }
    }

    @Test func `collects a chunked body`() async throws {
        try await withServer(responder: Self.echo) { server in
            let client = try await server.connect()
            let text = try await client.exchange(
                "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
                until: "]")
            #expect(text.hasSuffix("POST /x [abcde]"))
        }
    }

    @Test func `answers pipelined requests in order although they finish in reverse`() async throws {
        let gates = (0..<4).map { _ in Gate() }
        let responder: Responder = { request in
            let index = Int(request.path.dropFirst()) ?? 0
            if index < 3 { await gates[index + 1].pass() }
            await gates[index].open()
            return .text("<\(index)>")
        }
        try await withServer(responder: responder) { server in
            let client = try await server.connect()
            try await client.send((0..<4).map { Self.get("/\($0)") }.joined())
            let text = await client.receive(until: 1, of: "<3>")
            #expect(text.matches(of: /<(\d)>/).map(\.1) == ["0", "1", "2", "3"])
        }
    }

    @Test func `a pipelined request sees what the POST before it has changed`() async throws {
        let written = Mutex("nothing")
        let responder: Responder = { request in
            guard request.method == .post else { return .text("<\(request.path) \(written.withLock { $0 })>") }
            for _ in 0..<50 { await Task.yield() }
            written.withLock { $0 = request.path }
            return .text("<wrote \(request.path)>")
        }
        try await withServer(responder: responder) { server in
            let client = try await server.connect()
            try await client.send(
                Self.get("/1") + Self.post("/2") + Self.get("/3") + Self.get("/4") + Self.post("/5") + Self.post("/6")
                    + Self.get("/7"))
            let text = await client.receive(of: "</7 /6>")
            let answers = text.matches(of: /<(.+?)>/).map { String($0.1) }
            #expect(
                answers == [
                    "/1 nothing", "wrote /2", "/3 /2", "/4 /2", "wrote /5", "wrote /6", "/7 /6",
                ])
        }
    }

    @Test func `works through more pipelined requests than may be at work at once`() async throws {
        try await withServer(
            { $0.maxPipelined = 3 },
            responder: { request in
                await Task.yield()
                return .text("<\(request.path)>")
            }
        ) { server in
            let client = try await server.connect()
            try await client.send((0..<500).map { Self.get("/\($0)") }.joined())
            let text = await client.receive(of: "</499>")
            #expect(text.matches(of: /<\/(\d+)>/).map(\.1) == (0..<500).map { "\($0)" })
        }
    }

    @Test func `refuses a bad request, closes, and reads nothing behind it`() async throws {
        try await withServer(responder: Self.echo) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/ok") + "GET / HTTP/1.1\r\nHost : a\r\n\r\n" + Self.get("/hidden"))
            let text = await client.receiveToEnd()
            #expect(text.contains("GET /ok []") && !text.contains("hidden"))
            #expect(text.contains("HTTP/1.1 400 Bad Request\r\n") && text.contains("Connection: close\r\n"))
        }
    }

    @Test func `refuses a body above the limit before it is sent`() async throws {
        try await withServer({ $0.limits.bodyBytes = 10 }, responder: Self.echo) { server in
            let client = try await server.connect()
            try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n")
            let text = await client.receiveToEnd()
            #expect(text.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `lets a client that sends too much read why`() async throws {
        try await withServer({ $0.limits.bodyBytes = 10 }, responder: Self.echo) { server in
            let client = try await server.connect()
            let body = String(repeating: "x", count: 1_000_000)
            try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + body)
            #expect(await client.receiveToEnd().hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `asks for the body a client holds back`() async throws {
        try await withServer(responder: Self.echo) { server in
            let client = try await server.connect()
            let head = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
            #expect(try await client.exchange(head, until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            #expect(try await client.exchange("hi", until: "]").hasSuffix("POST /x [hi]"))
        }
    }

    @Test func `answers HEAD without the body`() async throws {
        try await withServer(responder: Self.echo) { server in
            let client = try await server.connect()
            try await client.send("HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let text = await client.receiveToEnd()
            #expect(text.contains("Content-Length: 10\r\n") && text.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `closes after HTTP 1.0 and when asked to`() async throws {
        try await withServer(responder: Self.echo) { server in
            for request in ["GET / HTTP/1.0\r\n\r\n", Self.get("/", "Connection: close\r\n")] {
                let client = try await server.connect()
                try await client.send(request)
                #expect(await client.receiveToEnd().contains("Connection: close\r\n"))
            }
        }
    }

    @Test func `closes when the responder asks it to`() async throws {
        try await withServer(responder: { _ in Response(headers: [.connection: "close"], body: .string("bye")) }) {
            server in
            let client = try await server.connect()
            try await client.send(Self.get("/") + Self.get("/"))
            #expect(await client.receiveToEnd().ranges(of: "bye").count == 1)
        }
    }

    @Test func `answers a client that has closed its side`() async throws {
        try await withServer(responder: { request in
            await Task.yield()
            return await Self.echo(request)
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/1") + Self.get("/2"))
            try await client.finishSending()
            #expect(await client.receiveToEnd().hasSuffix("GET /2 []"))
        }
    }

    @Test func `turns a response that would split into a 500`() async throws {
        try await withServer(responder: { _ in Response(headers: [.location: "/\r\nSet-Cookie: a=1"]) }) { server in
            let client = try await server.connect()
            let text = try await client.exchange(Self.get("/"), until: "Error\n")
            #expect(text.hasPrefix("HTTP/1.1 500 ") && !text.contains("Set-Cookie"))
        }
    }

    @Test func `delivers a large body whole`() async throws {
        let page = String(repeating: "0123456789", count: 500_000)
        try await withServer(responder: { _ in .text(page + "<end>") }) { server in
            let client = try await server.connect()
            try await client.send(Self.get("/") + Self.get("/", "Connection: close\r\n"))
            let text = await client.receiveToEnd()
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n") && text.hasSuffix("\r\n\r\n" + page + "<end>"))
            #expect(text.utf8.count(where: { $0 == UInt8(ascii: "<") }) == 2)
            #expect(text.utf8.count(where: { $0 == UInt8(ascii: "9") }) >= 1_000_000)
        }
    }

    @Test func `tells the request who asked, on which loop, and names it`() async throws {
        try await withServer(responder: { request in
            .text(
                "\(request.remoteAddress ?? "-") \(request.authority) \(request.scheme) \(request.loop) \(request.id);")
        }) { server in
            let client = try await server.connect()
            let first = try await client.exchange(Self.get("/", "X-Request-Id: abc.1\r\n"), until: ";")
            #expect(first.contains(/127\.0\.0\.1 a http [01] abc\.1;/))
            let second = try await client.exchange(Self.get("/", "X-Request-Id: a b\r\n"), until: ";")
            #expect(try await client.exchange(Self.get("/"), until: ";").count >= second.count)
            #expect(await client.receive(until: 3, of: ";").contains(/http [01] [0-9a-f]{32};/))
        }
    }

    @Test func `two hundred at once are all served`() async throws {
        try await withServer(responder: { request in
            await Task.yield()
            return await Self.echo(request)
        }) { server in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 0..<200 {
                    group.addTask {
                        let client = try await server.connect()
                        for round in 0..<5 {
                            let path = "/\(index)-\(round)"
                            _ = try await client.exchange(Self.get(path), until: "GET \(path) []")
                        }
                        return await client.receive(until: 5, of: "HTTP/1.1 200 OK").hasSuffix("GET /\(index)-4 []")
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
    }
}
