import FerroServer
import NIOCore
import NIOHPACK
import NIOHTTP2
import NIOPosix

/// One request over HTTP/2 by prior knowledge, whose answer is read as text: its fields, then its body.
final class HTTP2Reader: Sendable {
    private let channel: any Channel
    private let inbox: Inbox

    init(_ address: ServerAddress, path: String, _ fields: [(String, String)] = []) async throws {
        let inbox = Inbox()
        self.inbox = inbox
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = NIOHTTP2Handler(
                        mode: .client, eventLoop: channel.eventLoop, connectionConfiguration: .init(),
                        streamConfiguration: .init()
                    ) { $0.eventLoop.makeSucceededVoidFuture() }
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(host: address.host, port: address.port).get()
        let head = HPACKHeaders(
            [(":method", "GET"), (":scheme", "http"), (":authority", "a"), (":path", path)] + fields)
        let stream = try await channel.pipeline.handler(type: NIOHTTP2Handler.self).flatMap { $0.multiplexer }
            .flatMap { multiplexer in
                multiplexer.createStreamChannel { stream in
                    stream.eventLoop.makeCompletedFuture {
                        try stream.pipeline.syncOperations.addHandler(StreamReader(inbox))
                    }
                }
            }.get()
        try await stream.writeAndFlush(HTTP2Frame.FramePayload.headers(.init(headers: head, endStream: true)))
    }

    func receive(of text: String) async -> String { await inbox.wait { $0.contains(text) } }
    /// Everything until the end of the stream.
    func receiveToEnd() async -> String { await inbox.wait { _ in false } }
    func close() async throws { try await channel.close() }
}

private final class StreamReader: ChannelInboundHandler, Sendable {
    typealias InboundIn = HTTP2Frame.FramePayload
    private let inbox: Inbox

    init(_ inbox: Inbox) { self.inbox = inbox }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .headers(let frame):
            inbox.add(frame.headers.map { "\($0.name): \($0.value)\n" }.joined() + "\n")
            if frame.endStream { inbox.close() }
        case .data(let frame):
            if case .byteBuffer(let bytes) = frame.data { inbox.add(String(buffer: bytes)) }
            if frame.endStream { inbox.close() }
        case .rstStream(let code):
            inbox.add("reset \(code)")
            inbox.close()
        default: break
        }
    }

    func channelInactive(context: ChannelHandlerContext) { inbox.close() }
}
