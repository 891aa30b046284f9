import Logging
import NIOCore
import NIOTLS

/// Stands behind the handshake until it is known which protocol follows.
final class TLSGate: ChannelInboundHandler, RemovableChannelHandler, ServedConnection {
    typealias InboundIn = Any

    private let patience: TimeAmount
    /// How long the handshake may take once the server is shutting down: a request may follow it.
    private let drainPatience: TimeAmount
    private let logger: Logger
    /// Adds the handlers of the protocol, and returns the connection they make.
    private let open: (any Channel, _ isHTTP2: Bool) throws -> any ServedConnection
    private let onClose: () -> Void
    private var context: ChannelHandlerContext?
    private var connection: (any ServedConnection)?
    private var timer: Scheduled<Void>?
    private var isDraining = false

    init(
        patience: TimeAmount, drainPatience: TimeAmount, logger: Logger, onClose: @escaping () -> Void,
        open: @escaping (any Channel, _ isHTTP2: Bool) throws -> any ServedConnection
    ) {
        self.patience = patience
        self.drainPatience = drainPatience
        self.logger = logger
        self.onClose = onClose
        self.open = open
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        setTimer(context, patience)
    }

    private func setTimer(_ context: ChannelHandlerContext, _ time: TimeAmount) {
        timer?.cancel()
        let gate = NIOLoopBound(self, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: time) { gate.value.closeNow() }
    }

    // The context holds its handler, which it would keep for ever.
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted(let name)? = event as? TLSUserEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        timer?.cancel()
        do {
            connection = try open(context.channel, name == "h2")
        } catch {
            logger.error("connection not opened", metadata: ["error": "\(error)"])
            return context.close(promise: nil)
        }
        if isDraining { connection?.drain() }
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        logger.debug("handshake failed", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        self.context = nil
        if connection == nil { onClose() }
        context.fireChannelInactive()
    }

    func drain() {
        guard !isDraining else { return }
        isDraining = true
        if let connection { return connection.drain() }
        if let context { setTimer(context, min(patience, drainPatience)) }
    }

    func closeNow() {
        if let connection { connection.closeNow() } else { context?.close(promise: nil) }
    }
}
