import NIOCore
import NIOPosix

/// A server on a free port of 127.0.0.1 that answers whatever a test wants.
final class FakeServer: Sendable {
    /// What follows from the bytes that came, given how often bytes came on that connection before.
    typealias Answer = @Sendable (_ bytes: String, _ turn: Int) -> Reaction

    enum Reaction: Sendable {
        case say(String)
        case sayInPortions(String, Int)
        case sayAndLeave(String)
        case keepSilent
    }

    let port: Int
    private let channel: any Channel

    /// The connections that there were, and those of them that ended.
    let opened = Turns()
    let ended = Turns()

    /// - Parameter banner: what it says before it was asked anything.
    init(banner: String? = nil, _ answer: @escaping Answer) async throws {
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { [opened, ended] channel in
                _ = opened.next()
                channel.closeFuture.whenComplete { _ in _ = ended.next() }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(FakeHandler(answer, banner))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    func close() async { try? await channel.close() }

    /// Runs a closure with a server that greets and then answers as is said.
    static func with<Value>(
        _ answer: @escaping Answer, _ body: (FakeServer) async throws -> Value
    ) async throws -> Value {
        let server = try await FakeServer { bytes, turn in turn == 0 ? .say("+PONG\r\n") : answer(bytes, turn - 1) }
        do {
            let value = try await body(server)
            await server.close()
            return value
        } catch {
            await server.close()
            throw error
        }
    }
}

private final class FakeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: FakeServer.Answer
    private let banner: String?
    private var turn = 0

    init(_ answer: @escaping FakeServer.Answer, _ banner: String?) {
        self.answer = answer
        self.banner = banner
    }

    func channelActive(context: ChannelHandlerContext) {
        if let banner { say(banner, context) }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        defer { turn += 1 }
        switch answer(String(buffer: unwrapInboundIn(data)), turn) {
        case .say(let text): say(text, context)
        case .sayInPortions(let text, let size):
            var rest = text[...]
            while !rest.isEmpty {
                say(String(rest.prefix(size)), context)
                rest = rest.dropFirst(size)
            }
        case .sayAndLeave(let text):
            say(text, context)
            context.close(promise: nil)
        case .keepSilent: break
        }
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    }
}
