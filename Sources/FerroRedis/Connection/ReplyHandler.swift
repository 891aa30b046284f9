import NIOCore
import NIOSSL

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

    func errorCaught(context: ChannelHandlerContext, error: any Error) { core.fail(Self.known(error, core.address)) }

    private static func known(_ error: any Error, _ address: String) -> RedisError {
        var isHandshake = error is NIOSSLExtraError
        if case .handshakeFailed? = error as? NIOSSLError { isHandshake = true }
        guard isHandshake else {
            return RedisError(.connection, "The connection to Redis at \(address) failed (\(error)).", cause: error)
        }
        return RedisError(
            .configuration,
            "TLS with Redis at \(address) failed (\(error)). Does it speak TLS there, and is its certificate for that name and from an authority that the system or ca_file knows?",
            cause: error)
    }
}

extension ConnectionCore {
    /// Ends a connection that takes nothing new once everything was answered.
    func finishIfDone() {
        guard phase == .closing, waiting.isEmpty, let failure else { return }
        fail(failure)
    }
}
