import FerroHTTP
import HTTPTypes
import Logging
import NIOCore

/// One HTTP/1 connection: bytes to requests, requests to tasks, answers to bytes in the order of the requests.
///
/// All of it happens on the connection's event loop. What one read brings is answered by one write.
final class HTTP1Connection: ChannelDuplexHandler, RemovableChannelHandler, ServedConnection {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum State {
        /// Requests are read and answered; becomes `closing` or `closed`.
        case open
        /// The last response is on its way; becomes `lingering` or `closed`.
        case closing
        /// Our side is closed and what the peer still sends is dropped, so that it can read our answer; becomes `closed`.
        case lingering
        /// The socket is closed.
        case closed
    }

    let settings: ConnectionSettings
    let loop: LoopState
    /// Whether the bytes go through TLS.
    let isSecure: Bool
    /// Called once the socket is closed and every task has come back.
    let onClose: () -> Void
    /// Called with the first bytes when they begin HTTP/2 instead; nil where that was settled before.
    var onHTTP2: ((ChannelHandlerContext, ByteBuffer) -> Void)?

    var context: ChannelHandlerContext?
    var state = State.open
    var remoteAddress: String?
    /// Our side is being shut down: nothing is read beyond the request that is being read.
    var isDraining = false
    /// The peer sends nothing more.
    var isPeerDone = false
    var isInReadBatch = false
    /// A read the channel asked for and that is held back until bytes are wanted.
    var hasHeldRead = false

    // Reading
    /// The beginning of what may become the preface of HTTP/2.
    private var preface: ByteBuffer?
    var decoder: HTTP1Decoder
    var incoming: HTTP1RequestHead?
    var body = ByteBuffer()
    var bodyBytes = 0
    /// The body that is being read, once the request was started before all of it had come, and whose it is.
    var feed: (bytes: RequestBodyFeed, ticket: ResponseQueue.Ticket)?
    /// How many bytes of a body that nobody wants were dropped; nil while it is wanted.
    var discarded: Int?
    var owesContinue = false
    var isPumping = false
    /// A request that is whole and waits until those before it are answered.
    var held: (request: Request, exchange: HTTP1ResponseEncoder.Exchange)?
    /// Whether the request started last may change something, so that none is started beside it.
    var isAlone = false

    // Answering
    var queue = ResponseQueue()
    /// Tasks that have not come back, whether their answer is still wanted or not.
    var runningTasks = 0
    /// Responses of this turn, not yet handed to the channel.
    var out: ByteBuffer?
    /// Whether the channel holds bytes that no flush has followed yet.
    var hasUnflushed = false
    var isLastWritten = false
    /// Bytes of the client may be unread when we close, which would make the system reset the connection.
    var mustLinger = false

    /// The response whose body is being made.
    var outgoing: OutgoingStream?

    // Deadlines
    var deadline = Deadline()
    /// The phase whose deadline runs; nil to start anew.
    var timedPhase: HTTP1Decoder.Phase?
    var phaseStart = NIODeadline.now()
    /// Since when the client waits for the handler to read on.
    var bodyPause: NIODeadline?
    var hasServed = false
    /// When the peer stopped taking bytes, and how many were waiting then.
    var stall: (since: NIODeadline, bytes: Int)?

    init(
        settings: ConnectionSettings, loop: LoopState, isSecure: Bool = false, onClose: @escaping () -> Void
    ) {
        self.settings = settings
        self.loop = loop
        self.isSecure = isSecure
        self.onClose = onClose
        decoder = HTTP1Decoder(limits: settings.configuration.limits)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { activate(context) }
    }

    // The context holds its handler, which it would keep for ever when HTTP/2 takes the handler's place.
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        activate(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .open = state else { return }
        isInReadBatch = true
        let bytes = unwrapInboundIn(data)
        if onHTTP2 != nil, startsHTTP2(bytes, context) { return }
        decoder.receive(bytes)
        pump()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isInReadBatch = false
        settle()
    }

    func read(context: ChannelHandlerContext) {
        if wantsBytes { context.read() } else { hasHeldRead = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stall = context.channel.isWritable ? nil : (.now(), waitingBytes)
        if stall == nil { resumeWriter() }
        guard !isPumping else { return }
        pump()
        settle()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { peerFinished() }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        settings.logger.debug("connection failed", metadata: ["error": "\(error)"])
        closeNow()
    }

    func channelInactive(context: ChannelHandlerContext) {
        state = .closed
        decoder.close()
        deadline.cancel()
        queue.cancelAll()
        forgetIncoming()
        endStreams()
        held = nil
        out = nil
        self.context = nil
        if runningTasks == 0 { onClose() }
        context.fireChannelInactive()
    }

    /// Looks at the first bytes of a connection for the preface of HTTP/2 (RFC 9113, 3.4).
    private func startsHTTP2(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) -> Bool {
        var first = preface ?? ByteBuffer()
        first.writeImmutableBuffer(bytes)
        let begun = first.readableBytesView.elementsEqual(Self.prefaceBytes.prefix(first.readableBytes))
        guard first.readableBytes >= Self.prefaceBytes.count || !begun else {
            preface = first
            return true
        }
        preface = nil
        defer { onHTTP2 = nil }
        if first.readableBytesView.starts(with: Self.prefaceBytes) {
            state = .closed
            deadline.cancel()
            onHTTP2?(context, first)
            return true
        }
        guard first.readableBytes > bytes.readableBytes else { return false }
        decoder.receive(first)
        pump()
        return true
    }

    /// The first bytes that HTTP/2 has and no request of HTTP/1 that is taken.
    private static let prefaceBytes = Array("PRI * HTTP/2.0\r\n".utf8)

    private func activate(_ context: ChannelHandlerContext) {
        remoteAddress = context.channel.remoteAddress?.ipAddress
        updateDeadline()
    }
}
