import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Synchronization
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@Suite("A server that stops", .timeLimit(.minutes(1))) struct StoppingTests {
    @Test func `answers every request on every connection that was made, under load`() async throws {
        try await withServer(
            { $0.drainPause = .seconds(10) },
            responder: { _ in
                await Task.yield()
                return .text("<ok>")
            }
        ) { server in
            let load = Load()
            await withTaskGroup(of: Void.self) { tasks in
                for number in 0..<24 {
                    tasks.addTask {
                        await load.run(server.address, requestsPerConnection: number.isMultiple(of: 2) ? 1 : 20)
                    }
                }
                while load.answers < 400, load.failures.isEmpty { try? await Task.sleep(for: .milliseconds(1)) }
                await server.shutDown()
                await tasks.waitForAll()
            }
            #expect(load.failures == [])
            #expect(load.answers >= 400)
        }
    }

    @Test func `serves the connections that wait to be accepted`() async throws {
        let hold = Hold()
        try await withServer(
            {
                $0.loops = 1
                $0.drainPause = .seconds(10)
            },
            responder: { request in
                if request.path == "/hold" { hold.wait() }
                return .text("<ok>")
            }
        ) { server in
            let holding = try await server.connect()
            try await holding.send("GET /hold HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            while !hold.isHeld { try await Task.sleep(for: .milliseconds(1)) }
            // Its only loop is held: none of these is accepted yet.
            var waiting: [Client] = []
            for _ in 0..<40 {
                let client = try await server.connect()
                try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                waiting.append(client)
            }
            await server.shutDown()
            // Enough for the listener to be closed at once when the loop goes on, if that were what a shutdown does.
            try await Task.sleep(for: .milliseconds(200))
            hold.release()
            for client in waiting { #expect(await client.receiveToEnd().hasSuffix("<ok>")) }
            _ = await holding.receiveToEnd()
        }
    }

    @Test func `goes on as before until load balancers have noticed`() async throws {
        try await withServer(
            { $0.stopDelay = .seconds(2) }, responder: { _ in .text("<ok>") }
        ) { server in
            let resting = try await server.connect()
            _ = try await resting.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n", until: "<ok>")
            await server.shutDown()
            let late = try await server.connect()
            let text = try await late.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n", until: "<ok>")
            #expect(!text.contains("Connection: close"))
            _ = await resting.receiveToEnd()
            while (try? await server.connect().close()) != nil {}  // until none is taken any more
        }
    }

    @Test func `finishes uploads and streams that are under way`() async throws {
        let (begun, gate) = (Gate(), Gate())
        try await withServer(responder: { request in
            guard request.method == .post else {
                return Response(
                    body: .stream { writer in
                        try await writer.write("<begun>")
                        await gate.pass()
                        try await writer.write("<whole>")
                    })
            }
            var count = 0
            do {
                for try await chunk in request.body {
                    count += chunk.readableBytes
                    await begun.open()
                }
            } catch { return .text("<broken>") }
            return .text("<\(count)>")
        }) { server in
            let stream = try await server.connect()
            _ = try await stream.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n", until: "<begun>")
            let upload = try await server.connect()
            try await upload.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
            await begun.pass()
            await server.shutDown()
            try await upload.send("4\r\ndefg\r\n0\r\n\r\n")
            // The body may be whole before the stop reaches its connection: what counts is that it is answered and closed.
            #expect(await upload.receiveToEnd().hasSuffix("<7>"))
            await gate.open()
            #expect(await stream.receiveToEnd().hasSuffix("<whole>\r\n0\r\n\r\n"))
        }
    }

    @Test func `answers the request that follows a stream on its connection`() async throws {
        let gate = Gate()
        try await withServer(
            { $0.drainPause = .seconds(10) },
            responder: { request in
                guard request.path == "/stream" else { return .text("<next>") }
                return Response(
                    body: .stream { writer in
                        try await writer.write("<begun>")
                        await gate.pass()
                    })
            }
        ) { server in
            let resting = try await server.connect()
            _ = try await resting.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n", until: "<next>")
            let client = try await server.connect()
            _ = try await client.exchange("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n", until: "<begun>")
            await server.shutDown()
            // The head of the stream did not say that the connection would close.
            while (try? await server.connect().close()) != nil {}
            await gate.open()
            _ = await client.receive(of: "0\r\n\r\n")
            try await client.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n")
            let text = await client.receiveToEnd()
            #expect(text.hasSuffix("<next>") && text.contains("Connection: close\r\n"))
            try await resting.close()
        }
    }
}

/// Holds a thread until it is released, for ten seconds at most.
private final class Hold: Sendable {
    private let held = Atomic(false)
    private let released = Atomic(false)

    var isHeld: Bool { held.load(ordering: .acquiring) }
    func release() { released.store(true, ordering: .releasing) }

    func wait() {
        held.store(true, ordering: .releasing)
        for _ in 0..<10_000 where !released.load(ordering: .acquiring) { usleep(1000) }
    }
}
