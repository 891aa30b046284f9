import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Requests over HTTP/2` {
    private static let upload = Frame.headers(1, Frame.request("/", "POST"), end: false)

    @Test func `a request says what it came by`() async throws {
        try await withServer(responder: { request in
            .text(
                "\(request.version == .http2) \(request.scheme) \(request.authority) \(request.path) "
                    + "\(request.remoteAddress ?? "?") \(request.headers[.cookie] ?? "?") \(request.id)")
        }) { server in
            let client = try await FrameClient(server.address)
            let fields = [("cookie", "a=1"), ("cookie", "b=2"), ("x-request-id", "mine-1")]
            #expect(try await client.get("/x", stream: 1, fields).body == "true http a /x 127.0.0.1 a=1; b=2 mine-1")
            try await client.close()
        }
    }

    @Test func `streams are worked on side by side and answered in any order`() async throws {
        let gates = (0..<50).map { _ in Gate() }
        let all = Counter()
        let full = Gate()
        try await withServer(responder: { request in
            let number = Int(request.path.dropFirst()) ?? 0
            if all.add() == 50 { await full.open() }
            await gates[number].pass()
            return .text("<\(number)>")
        }) { server in
            let client = try await FrameClient(server.address)
            try await client.send((0..<50).map { .headers(UInt32(2 * $0 + 1), Frame.request("/\($0)")) })
            await full.pass()
            for number in (0..<50).reversed() {
                await gates[number].open()
                #expect(try await client.answer(UInt32(2 * number + 1)).body == "<\(number)>")
            }
            try await client.close()
        }
    }

    @Test func `a body waits for 100 until the handler asks`() async throws {
        let gate = Gate()
        try await withServer(responder: { request in
            await gate.pass()
            return .text("\((try? await request.body.collect().readableBytes) ?? -1)")
        }) { server in
            let client = try await FrameClient(server.address)
            try await client.send(
                .headers(1, Frame.request("/", "POST", [("expect", "100-continue")]), end: false), .ping())
            var received = await client.receive { $0.frames.contains { $0.kind == Frame.Kind.ping } }
            #expect(received.frames(of: 1).isEmpty)
            await gate.open()
            received = await client.receive { !$0.frames(of: 1).isEmpty }
            #expect(try FrameClient.answer(1, in: received).blocks == [[":status: 100"]])
            try await client.send(.data(1, "four"))
            let answer = try await client.answer(1)
            #expect(answer.status == "200" && answer.body == "4" && answer.blocks.count == 2)
            try await client.close()
        }
    }

    @Test(arguments: [2, 300_000])
    func `an answer before the end of the request is whole before the rest is cut off`(_ count: Int) async throws {
        try await withServer(responder: { _ in Response(body: .string(String(repeating: "x", count: count))) }) {
            server in
            let client = try await FrameClient(server.address, settings: [(4, 1000)])
            try await client.send(Self.upload, .data(1, end: false))
            _ = await client.receive { $0.body(of: 1).count >= min(count, 1000) }
            try await client.send(.window(0, 1_000_000), .window(1, 1_000_000))
            let received = await client.receive { $0.reset(of: 1) != nil }
            #expect(received.reset(of: 1) == Frame.Code.none)
            #expect(received.hasEnded(1) && received.body(of: 1).count == count)
            try await client.close()
        }
    }

    @Test(arguments: [true, false]) func `a body over the limit is answered with 413`(_ isAnnounced: Bool) async throws
    {
        try await withServer(
            { $0.limits.bodyBytes = 10 },
            responder: { request in
                do {
                    return .text("\(try await request.body.collect().readableBytes)")
                } catch {
                    return Response(status: (error as? HTTPFailure)?.status ?? .internalServerError)
                }
            }
        ) { server in
            let client = try await FrameClient(server.address)
            let fields = isAnnounced ? [("content-length", "11")] : []
            try await client.send(.headers(1, Frame.request("/", "POST", fields), end: false))
            if !isAnnounced { try await client.send(.data(1, "12345678901", end: false)) }
            #expect(try await client.answer(1).status == "413")
            try await client.close()
        }
    }

    private enum Leaving: CaseIterable { case reset, close }

    @Test(arguments: Leaving.allCases)
    private func `a client that leaves cancels its request`(_ leaving: Leaving) async throws {
        let (started, cancelled) = (Gate(), Gate())
        try await withServer(responder: { _ in
            await started.open()
            try? await Task.sleep(for: .seconds(3600))
            if Task.isCancelled { await cancelled.open() }
            return .empty()
        }) { server in
            let client = try await FrameClient(server.address)
            try await client.send(.headers(1))
            await started.pass()
            if leaving == .reset { try await client.send(.reset(1)) } else { try await client.close() }
            await cancelled.pass()
            try await client.close()
        }
    }

    @Test func `trailers go both ways`() async throws {
        let name = try #require(HTTPField.Name("x-sum"))
        try await withServer(responder: { request in
            _ = try? await request.body.collect()
            let sum = request.body.trailers[name] ?? "none"
            return Response(
                body: .stream { writer in
                    try await writer.write("body")
                    writer.add(trailers: [name: sum + "!"])
                })
        }) { server in
            let client = try await FrameClient(server.address)
            try await client.send(Self.upload, .data(1, end: false), .headers(1, [("x-sum", "7"), ("host", "b")]))
            let answer = try await client.answer(1)
            #expect(answer.body == "body" && answer.blocks.last == ["x-sum: 7!"])
            try await client.close()
        }
    }

    @Test func `a body that nobody reads is not taken without end, and goes on when it is read`() async throws {
        let gate = Gate()
        try await withServer(responder: { request in
            await gate.pass()
            return .text("\((try? await request.body.collect().readableBytes) ?? -1)")
        }) { server in
            let client = try await FrameClient(server.address)
            let part = String(repeating: "x", count: 16_000)
            try await client.send(
                [Self.upload] + Array(repeating: .data(1, part, end: false), count: 4)
                    + [.data(1, String(part.prefix(1535)), end: false), .ping()])
            var received = await client.receive { $0.frames.contains { $0.kind == Frame.Kind.ping } }
            // What waits for the reader is at most its room and one window.
            let opened = received.frames(of: 1).reduce(0) { sum, frame in
                sum + frame.payload.reduce(0) { $0 << 8 | Int($1) }
            }
            #expect(opened <= 65_536)
            await gate.open()
            received = await client.receive { !$0.frames(of: 1).isEmpty }
            #expect(received.frames(of: 1).first?.kind == Frame.Kind.windowUpdate)
            try await client.send(.data(1, "end"))
            #expect(try await client.answer(1).body == "65538")
            try await client.close()
        }
    }

    @Test func `a body is made no faster than the client takes it`() async throws {
        let written = Counter()
        let part = ByteBuffer(repeating: 65, count: 16_384)
        try await withServer(responder: { _ in
            Response(
                body: .stream { writer in
                    for _ in 0..<64 {
                        try await writer.write(part)
                        written.add(16_384)
                    }
                })
        }) { server in
            let client = try await FrameClient(server.address, settings: [(4, 0)])
            try await client.send(.headers(1))
            for number in 0..<20 {
                try await client.send(.ping("number\(10 + number)"))
                _ = await client.receive { $0.frames.count { $0.kind == Frame.Kind.ping } > number }
            }
            #expect(written.value <= 131_072)
            try await client.send(.window(0, 2_000_000), .window(1, 2_000_000))
            _ = try await client.answer(1)
            let received = await client.receive { $0.hasEnded(1) }
            #expect(received.body(of: 1).count == 64 * 16_384)
            try await client.close()
        }
    }
}
