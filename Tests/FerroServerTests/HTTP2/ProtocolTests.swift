import FerroHTTP
import FerroServer
import HTTPTypes
import NIOCore
import Testing

/// The cases of h2spec, after RFC 9113 and RFC 7541, frame by frame.
@Suite(.timeLimit(.minutes(1))) struct `HTTP/2 on the wire` {
    @Test(arguments: WireCase.layout) func `frames`(_ wire: WireCase) async throws { try await play(wire) }
    @Test(arguments: WireCase.streams) func `streams`(_ wire: WireCase) async throws { try await play(wire) }
    @Test(arguments: WireCase.messages) func `messages`(_ wire: WireCase) async throws { try await play(wire) }
    @Test(arguments: WireCase.compression) func `compression`(_ wire: WireCase) async throws { try await play(wire) }

    private func play(_ wire: WireCase) async throws {
        try await withServer({ $0.http2.maxStreams = 3 }, responder: Self.answer) { server in
            let client = try await FrameClient(server.address)
            try await wire.play(on: client)
            try await client.close()
        }
    }

    private static let answer: Responder = { request in
        switch request.path {
        case "/wait":
            try? await Task.sleep(for: .seconds(3600))
            return .empty()
        case "/read":
            do {
                return .text("\(try await request.body.collect().readableBytes)")
            } catch {
                return Response(status: .badRequest)
            }
        default: return .text("ok")
        }
    }
}
