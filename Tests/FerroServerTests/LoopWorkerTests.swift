import FerroHTTP
import FerroServer
import Testing

// A loop answers requests on tasks that it uses again: no request may notice.
@Suite(.timeLimit(.minutes(1))) struct `Tasks that answer one request after the other` {
    @TaskLocal static var visitor = "nobody"

    private static func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

    @Test func `a request that was cancelled cancels none after it`() async throws {
        let (waiting, cancelled) = (Gate(), Gate())
        let responder: Responder = { request in
            if request.path == "/left" {
                await waiting.open()
                try? await Task.sleep(for: .seconds(50))
                if Task.isCancelled { await cancelled.open() }
            }
            return .text("<\(Task.isCancelled)>")
        }
        try await withServer({ $0.loops = 1 }, responder: responder) { server in
            let leaving = try await server.connect()
            try await leaving.send(Self.get("/left"))
            await waiting.pass()
            try await leaving.reset()
            await cancelled.pass()
            for _ in 0..<3 {
                let client = try await server.connect()
                #expect(try await client.exchange(Self.get("/"), until: ">").hasSuffix("<false>"))
            }
        }
    }

    @Test func `a value of one request's task is not seen by the next`() async throws {
        let responder: Responder = { request in
            let before = Self.visitor
            return await Self.$visitor.withValue("Ada") {
                if request.path == "/yields" { await Task.yield() }
                return .text("<\(before)>")
            }
        }
        try await withServer({ $0.loops = 1 }, responder: responder) { server in
            let client = try await server.connect()
            for (index, path) in ["/yields", "/", "/yields", "/"].enumerated() {
                try await client.send(Self.get(path))
                let text = await client.receive(until: index + 1, of: ">")
                #expect(text.hasSuffix("<nobody>") && !text.contains("Ada"))
            }
        }
    }

    @Test func `requests that wait at once are all answered, and those after them`() async throws {
        let gate = Gate()
        let responder: Responder = { request in
            if request.path == "/waits" { await gate.pass() }
            return .text("<done>")
        }
        try await withServer({ $0.loops = 1 }, responder: responder) { server in
            // More than the loop keeps tasks at rest.
            let clients = try await (0..<100).asyncMap { _ in try await server.connect() }
            for client in clients { try await client.send(Self.get("/waits")) }
            let other = try await server.connect()
            #expect(try await other.exchange(Self.get("/"), until: "<done>").hasSuffix("<done>"))
            await gate.open()
            for client in clients { #expect(await client.receive(of: "<done>").hasSuffix("<done>")) }
            for client in clients {
                try await client.send(Self.get("/"))
                #expect(await client.receive(until: 2, of: "<done>").hasSuffix("<done>"))
            }
        }
    }
}

extension Sequence {
    /// Maps one element after the other.
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
