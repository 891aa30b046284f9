import NIOCore

/// The end of the channel's pipeline.
final class ReplyHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let core: ConnectionCore

    init(_ core: ConnectionCore) { self.core = core }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { core.received(unwrapInboundIn(data)) }

    func channelReadComplete(context: ChannelHandlerContext) { core.finishIfDone() }

    func channelWritabilityChanged(context: ChannelHandlerContext) { core.flush() }

    func channelInactive(context: ChannelHandlerContext) {
        core.fail(RedisError(.connection, "Redis at \(core.address) ended the connection."))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        core.fail(RedisError(.connection, "The connection to Redis at \(core.address) failed: \(error).", cause: error))
    }
}

extension ConnectionCore {
    /// Ends a connection that takes nothing new once everything was answered.
    func finishIfDone() {
        guard phase == .closing, waiting.isEmpty, let failure else { return }
        fail(failure)
    }
}
