import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Floods over HTTP/2` {
    private static let waiting: Responder = { _ in
        try? await Task.sleep(for: .seconds(3600))
        return .empty()
    }

    private struct Flood: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var frames: [Frame]
    }

    private static let post = Frame.headers(1, Frame.request("/", "POST"), end: false)
    private static let floods: [Flood] = [
        Flood(testDescription: "SETTINGS", frames: Array(repeating: .settings(), count: 300)),
        Flood(testDescription: "PING", frames: Array(repeating: .ping(), count: 300)),
        Flood(testDescription: "PRIORITY", frames: Array(repeating: .priority(1, on: 0), count: 300)),
        Flood(testDescription: "empty DATA", frames: [post] + Array(repeating: .data(1, "", end: false), count: 50)),
        Flood(
            testDescription: "empty CONTINUATION",
            frames: [.headers(1, whole: false)] + Array(repeating: .continuation(1, block: [], whole: false), count: 50)
        ),
        Flood(
            testDescription: "stream errors",
            frames: (0..<300).flatMap { number -> [Frame] in
                let stream = UInt32(2 * number + 1)
                return [.headers(stream, Frame.request("/", "POST"), end: false), .window(stream, 0)]
            }),
    ]

    @Test(arguments: floods) private func `too many frames of one kind end the connection`(_ flood: Flood) async throws
    {
        try await withServer({ $0.http2.maxResets = 100 }, responder: Self.waiting) { server in
            let client = try await FrameClient(server.address)
            try await client.send(flood.frames)
            let received = await client.receiveToEnd()
            #expect(received.goAway == Frame.Code.enhanceYourCalm)
        }
    }

    @Test func `a field block that does not end is not gathered`() async throws {
        try await withServer({ $0.http2.maxContinuations = 1000 }, responder: Self.waiting) { server in
            let client = try await FrameClient(server.address)
            let block = [UInt8](repeating: 0, count: 16_000)
            try await client.send(
                [.headers(1, whole: false)] + Array(repeating: .continuation(1, block: block, whole: false), count: 20))
            let received = await client.receiveToEnd()
            #expect((received.goAway ?? 0) != 0)
        }
    }

    @Test func `streams that are opened and reset end the connection, and few of them are looked at`() async throws {
        let started = Counter()
        try await withServer(
            { $0.http2.maxResets = 20 },
            responder: { request in
                started.add()
                return await Self.waiting(request)
            }
        ) { server in
            let client = try await FrameClient(server.address)
            try await client.send((0..<1000).flatMap { [.headers(2 * $0 + 1), .reset(2 * $0 + 1)] })
            let received = await client.receiveToEnd()
            #expect(received.goAway == Frame.Code.enhanceYourCalm)
            #expect((1...21).contains(started.value))
        }
    }

    @Test func `streams that are opened before the settings are read are not all looked at`() async throws {
        let started = Counter()
        try await withServer(
            { $0.http2.maxStreams = 10 },
            responder: { request in
                started.add()
                return await Self.waiting(request)
            }
        ) { server in
            let client = try await FrameClient(server.address, settings: nil)
            let frames = [Frame.settings()] + (0..<300).map { .headers(2 * $0 + 1) } + [.ping()]
            try await client.send(bytes: Frame.preface + frames.flatMap(\.bytes))
            _ = await client.receive { $0.frames.contains { $0.kind == Frame.Kind.ping } }
            #expect((1...20).contains(started.value))
            try await client.close()
        }
    }

    @Test func `handlers that do not notice the reset of their stream count all the same`() async throws {
        let (started, gate) = (Counter(), Gate())
        try await withServer(
            { $0.http2.maxStreams = 4 },
            responder: { request in
                if request.path == "/held" {
                    started.add()
                    await Task { await gate.pass() }.value
                }
                return .text("done")
            }
        ) { server in
            let client = try await FrameClient(server.address)
            try await client.send(
                (0..<50).flatMap { [.headers(2 * $0 + 1, Frame.request("/held")), .reset(2 * $0 + 1)] })
            #expect(try await client.get("/", stream: 101).reset == Frame.Code.refusedStream)
            #expect(started.value == 8)
            await gate.open()
            var (stream, answer) = (UInt32(103), try await client.get("/", stream: 103))
            while answer.reset == Frame.Code.refusedStream, stream < 10_000 {
                stream += 2
                answer = try await client.get("/", stream: stream)
            }
            #expect(answer.body == "done")
            try await client.close()
        }
    }

    @Test func `fields that unpack to far more than was sent are not unpacked`() async throws {
        try await withServer(responder: { _ in .text("ok") }) { server in
            let client = try await FrameClient(server.address)
            // Kept in the table once, used 200 times: 800 000 bytes out of 4300.
            let kept: [UInt8] = [0x40] + Frame.field("a", String(repeating: "x", count: 3900)).dropFirst()
            let block = Frame.headers(1).payload + kept + Array(repeating: 0xBE, count: 200)
            try await client.send(.headers(1, block: block))
            #expect(await client.receiveToEnd().goAway == Frame.Code.compression)
        }
    }

    @Test func `too many fields are answered with 431, as are too long ones`() async throws {
        try await withServer(responder: { _ in .text("ok") }) { server in
            let client = try await FrameClient(server.address)
            #expect(try await client.get("/", stream: 1, (0..<101).map { ("a\($0)", "b") }).status == "431")
            let long = [("a", String(repeating: "x", count: 9000)), ("b", String(repeating: "x", count: 7000))]
            #expect(try await client.get("/", stream: 3, [long[0]]).status == "200")
            try await client.send(
                .headers(5, Frame.request() + [long[0]], whole: false),
                .continuation(5, block: Frame.field(long[1].0, long[1].1 + String(repeating: "y", count: 500))))
            #expect(try await client.answer(5).status == "431")
            try await client.close()
        }
    }
}
