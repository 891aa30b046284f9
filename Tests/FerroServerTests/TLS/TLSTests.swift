import FerroHTTP
import FerroServer
import HTTPTypes
import Logging
import NIOCore
import NIOSSL
import Testing

@Suite(.timeLimit(.minutes(1))) struct `TLS` {
    private static let hello: Responder = { request in
        .text("<\(request.version == .http2 ? 2 : 1) \(request.scheme) \(request.path)>")
    }
    private static let get = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Runs a server with a certificate of its own.
    private func withTLS(
        _ change: (inout ServerConfiguration) -> Void = { _ in }, responder: @escaping Responder = hello,
        _ body: @escaping @Sendable (RunningServer, Certificates) async throws -> Void
    ) async throws {
        let files = try await Certificates()
        defer { files.remove() }
        try await withServer(
            {
                $0.tls = ServerTLS(certificate: files.certificate, key: files.key, reloadInterval: .milliseconds(20))
                change(&$0)
            }, responder: responder
        ) { try await body($0, files) }
    }

    @Test func `ALPN chooses HTTP/2`() async throws {
        try await withTLS { server, files in
            let context = try TLSClient.context(trusting: files.certificate, ["h2", "http/1.1"])
            let client = try await FrameClient(server.address, tls: context)
            #expect(try await client.get("/a").body == "<2 https /a>")
            try await client.close()
        }
    }

    @Test(arguments: [["http/1.1"], [], ["spdy/3"]])
    func `every other client gets HTTP/1`(_ protocols: [String]) async throws {
        try await withTLS { server, _ in
            let client = try await Client(server.address, tls: TLSClient.context(protocols))
            #expect(try await client.exchange(Self.get, until: ">").hasSuffix("<1 https /a>"))
            try await client.close()
        }
    }

    @Test func `HTTP/2 can be left out`() async throws {
        try await withTLS({ $0.tls?.offersHTTP2 = false }) { server, _ in
            let client = try await Client(server.address, tls: TLSClient.context(["h2", "http/1.1"]))
            #expect(try await client.exchange(Self.get, until: ">").hasSuffix("<1 https /a>"))
            try await client.close()
        }
    }

    @Test func `a preface of HTTP/2 without ALPN is refused`() async throws {
        try await withTLS { server, _ in
            let client = try await Client(server.address, tls: TLSClient.context([]))
            try await client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
            let text = await client.receiveToEnd()
            #expect(text.hasPrefix("HTTP/1.1 505 ") || text.hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test func `TLS 1_1 is refused, 1_2 and 1_3 are spoken`() async throws {
        try await withTLS { server, _ in
            for version in [TLSVersion.tlsv12, .tlsv13] {
                let context = try TLSClient.context {
                    $0.minimumTLSVersion = version
                    $0.maximumTLSVersion = version
                }
                let client = try await FrameClient(server.address, tls: context)
                #expect(try await client.get("/a").status == "200")
                try await client.close()
            }
            let old = try TLSClient.context {
                $0.minimumTLSVersion = .tlsv1
                $0.maximumTLSVersion = .tlsv11
            }
            let received = await (try await FrameClient(server.address, tls: old)).receiveToEnd()
            #expect(received.frames.isEmpty)
        }
    }

    @Test func `a cipher without forward secrecy is refused`() async throws {
        try await withTLS { server, _ in
            let weak = try TLSClient.context {
                $0.maximumTLSVersion = .tlsv12
                $0.cipherSuites = "AES128-GCM-SHA256:ECDHE-ECDSA-AES128-SHA"
            }
            let received = await (try await FrameClient(server.address, tls: weak)).receiveToEnd()
            #expect(received.frames.isEmpty)
        }
    }

    @Test(arguments: ["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u{16}\u{3}\u{1}"])
    func `what is no handshake closes the connection and nothing else`(_ text: String) async throws {
        try await withTLS({ $0.headTimeout = .milliseconds(200) }) { server, files in
            let plain = try await Client(server.address)
            try await plain.send(text)
            #expect(await !plain.receiveToEnd().contains("HTTP/1.1"))
            let client = try await Client(server.address, tls: TLSClient.context(["http/1.1"]))
            #expect(try await client.exchange(Self.get, until: ">").hasSuffix("<1 https /a>"))
            try await client.close()
        }
    }

    @Test func `a handshake that never begins, or is left, makes room again`() async throws {
        try await withTLS({
            $0.headTimeout = .milliseconds(50)
            $0.maxConnections = 1
        }) { server, _ in
            let silent = try await Client(server.address)
            #expect(await silent.receiveToEnd() == "")
            let leaving = try await Client(server.address)
            try await leaving.send("\u{16}\u{3}")
            try? await leaving.close()
            let context = try TLSClient.context()
            while true {
                let client = try await FrameClient(server.address, tls: context)
                try await client.send(.headers(1, Frame.request("/a")))
                let received = await client.receive { $0.hasEnded(1) }
                try await client.close()
                if received.hasEnded(1) { break }
            }
        }
    }

    @Test func `one connection too many is closed`() async throws {
        try await withTLS({ $0.maxConnections = 1 }) { server, _ in
            let first = try await FrameClient(server.address, tls: TLSClient.context())
            #expect(try await first.get("/a").status == "200")
            let second = try await FrameClient(server.address, tls: TLSClient.context())
            #expect(await second.receiveToEnd().frames.isEmpty)
            #expect(try await first.get("/b", stream: 3).status == "200")
            try await first.close()
        }
    }

    @Test func `connections are ended in peace at a shutdown`() async throws {
        let (started, gate) = (Gate(), Gate())
        try await withTLS(responder: { request in
            if request.path == "/slow" {
                await started.open()
                await gate.pass()
            }
            return await Self.hello(request)
        }) { server, _ in
            let resting = try await Client(server.address, tls: TLSClient.context(["http/1.1"]))
            _ = try await resting.exchange(Self.get, until: ">")
            let silent = try await Client(server.address)
            let busy = try await FrameClient(server.address, tls: TLSClient.context())
            try await busy.send(.headers(1, Frame.request("/slow")))
            await started.pass()
            await server.shutDown()
            #expect(await silent.receiveToEnd() == "")
            #expect(await resting.receiveToEnd().hasSuffix("</a>") == false)
            await gate.open()
            let received = await busy.receiveToEnd()
            #expect(try FrameClient.answer(1, in: received).body == "<2 https /slow>")
            #expect(received.goAway == Frame.Code.none)
        }
    }

    @Test func `a long answer comes whole through TLS`() async throws {
        let body = ResponseBody.string(String(repeating: "x", count: 2_000_000))
        try await withTLS(responder: { _ in Response(body: body) }) { server, _ in
            let client = try await FrameClient(server.address, settings: [(4, 0x7FFF_FFFF)], tls: TLSClient.context())
            try await client.send(.window(0, 0x7FFF_0000), .headers(1))
            #expect(try await client.answer(1).body.utf8.count == 2_000_000)
            try await client.close()
        }
    }
}
