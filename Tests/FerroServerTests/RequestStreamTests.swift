import FerroHTTP
import HTTPTypes
import NIOCore
import Testing

@testable import FerroServer

@Suite("Bodies that arrive while the handler runs", .timeLimit(.minutes(1)))
struct RequestStreamTests {
    private static func head(_ fields: String, method: String = "POST", path: String = "/") -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n"
    }

    @Test func `chunks reach the handler before the body is whole`() async throws {
        let first = Gate()
        try await withServer(responder: { request in
            var text = ""
            do {
                for try await chunk in request.body {
                    text += String(buffer: chunk)
                    if text == "abc" { await first.open() }
                }
            } catch {
                text = "\(error)"
            }
            return .text("[\(text)]")
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Content-Length: 6") + "abc")
            await first.pass()
            try await client.send("def")
            #expect(await client.receive(of: "[abcdef]").hasPrefix("HTTP/1.1 200 "))
            #expect(try await client.exchange(Self.head("", method: "GET"), until: "[]").contains("200 OK"))
        }
    }

    @Test func `collect gives the whole of a body in pieces, as often as it is asked for`() async throws {
        try await withServer(responder: { request in
            do {
                let once = try await request.body.collect()
                let twice = try await request.body.collect()
                var walked = 0
                for try await chunk in request.body { walked += chunk.readableBytes }
                return .text("[\(once.readableBytes) \(twice.readableBytes) \(walked)]")
            } catch {
                return .text("[\(error)]")
            }
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Transfer-Encoding: chunked"))
            for _ in 0..<40 { try await client.send("1000\r\n" + String(repeating: "x", count: 4096) + "\r\n") }
            try await client.send("0\r\n\r\n")
            #expect(await client.receive(of: "]").contains("[163840 163840 163840]"))
        }
    }

    @Test func `a second walk over chunks is refused`() async throws {
        let first = Gate()
        try await withServer(responder: { request in
            do {
                for try await _ in request.body { await first.open() }
                for try await _ in request.body {}
                return .text("[twice]")
            } catch {
                return .text("[\((error as? HTTPFailure)?.code.rawValue ?? "\(error)")]")
            }
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Content-Length: 2") + "a")
            await first.pass()
            try await client.send("b")
            #expect(await client.receive(of: "]").contains("[http.body_taken]"))
        }
    }

    @Test func `a client that waits for 100 gets it when the handler wants the body, and not before`() async throws {
        let asking = Gate()
        try await withServer(responder: { request in
            await asking.pass()
            let body = try? await request.body.collect()
            return .text("[\(body.map { String(buffer: $0) } ?? "none")]")
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Content-Length: 2\r\nExpect: 100-continue"))
            await asking.open()
            #expect(await client.receive(of: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            try await client.send("ok")
            #expect(await client.receive(of: "[ok]").contains("HTTP/1.1 200 OK"))
        }
    }

    @Test func `a client that waits for 100 gets a final answer alone when nobody wants the body`() async throws {
        try await withServer(responder: { _ in Response(status: .forbidden) }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Content-Length: 2\r\nExpect: 100-continue"))
            let text = await client.receiveToEnd()
            #expect(text.hasPrefix("HTTP/1.1 403 "))
            #expect(text.contains("Connection: close"))
            #expect(!text.contains("100 Continue"))
        }
    }

    @Test func `the rest of a small body nobody read is dropped, and the connection serves on`() async throws {
        try await withServer(responder: { request in .text("[\(request.path)]") }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Content-Length: 1000", path: "/one") + "x")
            #expect(await client.receive(of: "[/one]").contains("200 OK"))
            try await client.send(String(repeating: "x", count: 999) + Self.head("", method: "GET", path: "/two"))
            #expect(await client.receive(of: "[/two]").contains("[/two]"))
        }
    }

    @Test func `a large body nobody read ends the connection after the answer`() async throws {
        try await withServer(responder: { _ in Response(status: .notFound) }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Content-Length: 9000000") + "x")
            let text = await client.receiveToEnd()
            #expect(text.hasPrefix("HTTP/1.1 404 ") && text.contains("Connection: close"))
        }
    }

    @Test func `a chunked body nobody read ends the connection once it is long`() async throws {
        try await withServer(responder: { _ in Response(status: .notFound) }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Transfer-Encoding: chunked") + "1\r\nx\r\n")
            _ = await client.receive(of: "\r\n\r\n")
            try await client.send("20000\r\n" + String(repeating: "x", count: 131_072) + "\r\n")
            #expect(await client.receiveToEnd().ranges(of: "HTTP/1.1").count == 1)
        }
    }

    @Test func `a body that is broken fails its reader, and nothing is read after it`() async throws {
        try await withServer(responder: { request in
            do {
                _ = try await request.body.collect()
                return .text("whole")
            } catch {
                return Response(status: (error as? HTTPFailure)?.status ?? .internalServerError)
            }
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Transfer-Encoding: chunked") + "1\r\nx\r\n")
            try await client.send("zz\r\n" + Self.head("", method: "GET"))
            let text = await client.receiveToEnd()
            #expect(text.hasPrefix("HTTP/1.1 400 "))
            #expect(text.ranges(of: "HTTP/1.1").count == 1)
        }
    }

    @Test func `a client that leaves in the middle fails the reader`() async throws {
        let seen = Gate()
        let failed = Gate()
        try await withServer(responder: { request in
            do {
                for try await _ in request.body { await seen.open() }
            } catch {
                await failed.open()
            }
            return .empty()
        }) { server in
            let client = try await server.connect()
            try await client.send(Self.head("Content-Length: 100") + "x")
            await seen.pass()
            try await client.close()
            await failed.pass()
        }
    }

    @Test func `a body far larger than what may wait comes whole to a handler that begins late`() async throws {
        let reading = Gate()
        try await withServer(
            { $0.limits.bodyBytes = 64 << 20 },
            responder: { request in
                await reading.pass()
                var count = 0
                do { for try await chunk in request.body { count += chunk.readableBytes } } catch { count = -1 }
                return .text("[\(count)]")
            }
        ) { server in
            let client = try await server.connect()
            let size = 16 << 20
            try await client.send(Self.head("Content-Length: \(size)"))
            async let sent: Void = client.send(String(repeating: "x", count: size))
            await reading.open()
            try await sent
            #expect(await client.receive(of: "]").contains("[\(size)]"))
        }
    }

    @Test func `the application may allow a longer body for a path`() async throws {
        let responder: Responder = { request in
            do {
                return .text("[\(try await request.body.collect().readableBytes)]")
            } catch {
                return Response(status: (error as? HTTPFailure)?.status ?? .internalServerError)
            }
        }
        try await withServer(
            { $0.limits.bodyBytes = 10 }, bodyLimit: { _, path in path == "/upload" ? 100 : nil }, responder: responder
        ) { server in
            let long = String(repeating: "x", count: 50)
            let client = try await server.connect()
            let fields = "Content-Length: 50"
            #expect(
                try await client.exchange(Self.head(fields, path: "/upload") + long, until: "]").contains("[50]"))
            let other = try await server.connect()
            #expect(try await other.exchange(Self.head(fields) + long, until: "\r\n\r\n").contains(" 413 "))
        }
    }
}
