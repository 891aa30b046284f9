import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The end of HTTP/2 connections` {
    private static func isGoAway(_ frame: Frame) -> Bool { frame.kind == Frame.Kind.goAway }

    @Test func `streams at work finish, new ones are refused, then the connection closes`() async throws {
        let (started, gate) = (Gate(), Gate())
        try await withServer(responder: { request in
            await started.open()
            await gate.pass()
            return .text("<\(request.path)>")
        }) { server in
            let client = try await FrameClient(server.address)
            try await client.send(.headers(1, Frame.request("/slow")))
            await started.pass()
            await server.shutDown()
            let told = await client.receive { $0.frames.count(where: Self.isGoAway) == 2 }
            #expect(
                told.frames.filter(Self.isGoAway).map { Array($0.payload.prefix(4)) } == [
                    [127, 255, 255, 255], [0, 0, 0, 1],
                ])
            #expect(try await client.get("/late", stream: 3).reset == Frame.Code.refusedStream)
            await gate.open()
            let received = await client.receiveToEnd()
            #expect(try FrameClient.answer(1, in: received).body == "</slow>")
            #expect(received.goAway == Frame.Code.none)
        }
    }

    @Test func `a request that crosses with the end is answered`() async throws {
        try await withServer({ $0.drainPause = .seconds(30) }, responder: { .text("<\($0.path)>") }) { server in
            let client = try await FrameClient(server.address, answersPings: false)
            #expect(try await client.get("/first").body == "</first>")
            await server.shutDown()
            let told = await client.receive { $0.frames.contains { $0.kind == Frame.Kind.ping } }
            #expect(try await client.get("/crossing", stream: 3).body == "</crossing>")
            let ping = told.frames.first { $0.kind == Frame.Kind.ping }
            try await client.send(Frame(Frame.Kind.ping, Frame.Flag.ack, 0, ping?.payload ?? []))
            #expect(await client.receiveToEnd().goAway == Frame.Code.none)
        }
    }

    @Test func `a client that answers no ping does not hold the end up`() async throws {
        try await withServer(
            {
                $0.drainPause = .milliseconds(20)
                $0.shutdownDeadline = .seconds(3600)
            }, responder: { _ in .text("ok") }
        ) { server in
            let client = try await FrameClient(server.address, answersPings: false)
            #expect(try await client.get("/").body == "ok")
            await server.shutDown()
            #expect(await client.receiveToEnd().goAway == Frame.Code.none)
        }
    }

    @Test func `an upload on its way and a stream without an end come to theirs`() async throws {
        try await withServer(responder: { request in
            if request.path == "/events" {
                return Response(
                    body: .stream { writer in
                        let drained = Gate()
                        writer.onDrain { Task { await drained.open() } }
                        try await writer.write("begin ")
                        await drained.pass()
                        try await writer.write("end")
                    })
            }
            return .text("\((try? await request.body.collect().readableBytes) ?? -1)")
        }) { server in
            let client = try await FrameClient(server.address)
            try await client.send(
                .headers(1, Frame.request("/events")), .headers(3, Frame.request("/", "POST"), end: false),
                .data(3, "ab", end: false))
            _ = await client.receive { !$0.body(of: 1).isEmpty }
            await server.shutDown()
            #expect(try await client.answer(1).body == "begin end")
            try await client.send(.data(3, "cd"))
            let received = await client.receiveToEnd()
            #expect(try FrameClient.answer(3, in: received).body == "4")
        }
    }

    @Test func `a client that reads slowly gets the whole of its last answer`() async throws {
        let body = ResponseBody.string(String(repeating: "x", count: 3_000_000))
        let started = Gate()
        try await withServer(responder: { _ in
            await started.open()
            return Response(body: body)
        }) { server in
            let client = try await FrameClient(server.address, settings: [(4, 0x7FFF_FFFF)])
            try await client.stopReading()
            try await client.send(.window(0, 0x7FFF_0000), .headers(1))
            await started.pass()
            await server.shutDown()
            try await client.startReading()
            let received = await client.receiveToEnd()
            #expect(received.body(of: 1).count == 3_000_000 && received.hasEnded(1))
        }
    }

    @Test func `the deadline closes what still runs`() async throws {
        let started = Gate()
        try await withServer(
            { $0.shutdownDeadline = .milliseconds(50) },
            responder: { _ in
                await started.open()
                try? await Task.sleep(for: .seconds(3600))
                return .text("late")
            }
        ) { server in
            let client = try await FrameClient(server.address)
            try await client.send(.headers(1))
            await started.pass()
            await server.shutDown()
            let received = await client.receiveToEnd()
            #expect(!received.hasEnded(1))
        }
    }
}
