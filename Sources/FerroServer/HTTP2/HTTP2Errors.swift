import Logging
import NIOCore
import NIOHTTP2

/// The end of a connection's handlers: faults of single streams stay there, others close the connection.
final class HTTP2Errors: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    private let logger: Logger

    init(_ logger: Logger) { self.logger = logger }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        logger.debug("connection failed", metadata: ["error": "\(error)"])
        if error is NIOHTTP2Errors.StreamError { return }
        context.close(promise: nil)
    }
}
