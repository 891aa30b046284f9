import FerroHTTP
import FerroServer
import HTTPTypes
import Logging
import NIOCore
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The life of a server` {
    @Test func `a shutdown finishes the request at work, closes the rest and takes no new one`() async throws {
        let started = Gate()
        let gate = Gate()
        try await withServer(responder: { request in
            if request.path == "/slow" {
                await started.open()
                await gate.pass()
            }
            return .text("<\(request.path)>")
        }) { server in
            let resting = try await server.connect()
            _ = try await resting.exchange("GET /a HTTP/1.1\r\nHost: a\r\n\r\n", until: "</a>")
            let busy = try await server.connect()
            try await busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            await started.pass()
            await server.shutDown()
            #expect(await resting.receiveToEnd().hasSuffix("</a>"))
            while (try? await server.connect().close()) != nil {}  // until none is taken any more
            await gate.open()
            let text = await busy.receiveToEnd()
            #expect(text.hasSuffix("</slow>") && text.contains("Connection: close\r\n"))
        }
    }

    @Test func `a request that crosses with a shutdown on a resting connection is answered`() async throws {
        try await withServer(
            { $0.drainPause = .seconds(30) }, responder: { .text("<\($0.path)>") }
        ) { server in
            let client = try await server.connect()
            _ = try await client.exchange("GET /first HTTP/1.1\r\nHost: a\r\n\r\n", until: "</first>")
            await server.shutDown()
            var number = 0
            var text = ""
            repeat {
                number += 1
                text = try await client.exchange("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n", until: "</\(number)>")
            } while text.hasSuffix("</\(number)>") && !text.contains("Connection: close\r\n")
            #expect(text.hasSuffix("</\(number)>"))
            #expect(await client.receiveToEnd() == text)
        }
    }

    @Test func `a shutdown waits for a body that is on its way`() async throws {
        try await withServer(responder: { request in
            .text("<\(request.body.count ?? 0)>")
        }) { server in
            let resting = try await server.connect()
            _ = try await resting.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n", until: ">")
            let busy = try await server.connect()
            let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"
            _ = try await busy.exchange(head, until: "Continue\r\n\r\n")
            await server.shutDown()
            _ = await resting.receiveToEnd()
            try await busy.send("four")
            #expect(await busy.receiveToEnd().hasSuffix("<4>"))
        }
    }

    @Test func `the deadline of a shutdown cancels what still runs`() async throws {
        let started = Gate()
        try await withServer(
            { $0.shutdownDeadline = .milliseconds(50) },
            responder: { _ in
                await started.open()
                try? await Task.sleep(for: .seconds(3600))
                return .text(Task.isCancelled ? "cancelled" : "slept")
            }
        ) { server in
            let client = try await server.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            await started.pass()
            await server.shutDown()
            #expect(await client.receiveToEnd() == "")
        }
    }

    @Test func `a client that leaves cancels its request`() async throws {
        let started = Gate()
        let cancelled = Gate()
        try await withServer(responder: { _ in
            await started.open()
            try? await Task.sleep(for: .seconds(3600))
            if Task.isCancelled { await cancelled.open() }
            return .empty()
        }) { server in
            let client = try await server.connect()
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            await started.pass()
            try await client.reset()
            await cancelled.pass()
        }
    }

    @Test func `one connection too many is answered with 503`() async throws {
        try await withServer({ $0.maxConnections = 1 }, responder: { _ in .text("<ok>") }) { server in
            let first = try await server.connect()
            _ = try await first.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n", until: "<ok>")
            let text = await (try await server.connect()).receiveToEnd()
            #expect(text.hasPrefix("HTTP/1.1 503 ") && text.contains("Retry-After: 1\r\n"))
        }
    }

    @Test func `a port in use names the address and the variable to set`() async throws {
        try await withServer(responder: { _ in .empty() }) { server in
            var configuration = ServerConfiguration(port: server.address.port)
            configuration.loops = 1
            let second = HTTPServer(configuration: configuration, logger: Logger(label: "test")) { _ in .empty() }
            let error = await #expect(throws: ServerError.self) { try await second.run() }
            #expect(error?.code == .portInUse)
            #expect(error?.message.contains("127.0.0.1:\(server.address.port)") == true)
            #expect(error?.message.contains("SERVER_PORT") == true)
        }
    }
}
