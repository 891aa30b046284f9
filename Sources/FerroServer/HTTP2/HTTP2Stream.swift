import FerroHTTP
import HTTPTypes
import Logging
import NIOCore
import NIOHPACK
import NIOHTTP2

/// One request over HTTP/2 and its response.
final class HTTP2Stream: ChannelDuplexHandler {
    typealias InboundIn = HTTP2Frame.FramePayload
    typealias OutboundIn = HTTP2Frame.FramePayload
    typealias OutboundOut = HTTP2Frame.FramePayload

    let connection: HTTP2Connection
    let settings: ConnectionSettings
    let loop: LoopState
    let scheme: String
    let remoteAddress: String?
    var context: ChannelHandlerContext?

    // Reading
    var isHeadRead = false
    var isRequestWhole = false
    var owesContinue = false
    var feed: RequestBodyFeed?
    var bodyBytes = 0
    var bodyLimit = 0
    var hasHeldRead = false

    // Answering
    var isHead = false
    var task: Task<Void, Never>?
    var isAnswered = false
    var sink: CarrierSink<HTTP2Stream>?
    /// How many bytes of a streamed body are still to come; nil when that is not known.
    var left: Int?
    var writer: CheckedContinuation<Void, any Error>?

    // Deadlines
    var deadline = Deadline()
    var bodyStart = NIODeadline.now()
    var bodyPause: NIODeadline?
    var stalledSince: NIODeadline?

    init(
        of connection: HTTP2Connection, settings: ConnectionSettings, loop: LoopState, scheme: String,
        remoteAddress: String?
    ) {
        self.connection = connection
        self.settings = settings
        self.loop = loop
        self.scheme = scheme
        self.remoteAddress = remoteAddress
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .headers(let frame):
            if isHeadRead { readTrailers(frame) } else { readHead(frame) }
        case .data(let frame): readBody(frame)
        default: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.flush()
        updateDeadline()
    }

    func read(context: ChannelHandlerContext) {
        if feed?.hasRoom ?? true { context.read() } else { hasHeldRead = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalledSince = context.channel.isWritable ? nil : .now()
        if context.channel.isWritable {
            let writer = self.writer
            self.writer = nil
            writer?.resume()
        }
        updateDeadline()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        settings.logger.debug("stream failed", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        deadline.cancel()
        feed?.fail(HTTPFailure(.truncated, .badRequest, "The client went away before the body had come."))
        feed = nil
        task?.cancel()
        task = nil
        let writer = self.writer
        self.writer = nil
        writer?.resume(throwing: Self.gone)
        connection.streamClosed(self)
        context.fireChannelInactive()
    }

    /// The server begins to stop: a body without an end should come to one.
    func drain() { sink?.drain() }

    static var gone: HTTPFailure {
        HTTPFailure(.truncated, .badRequest, "The client went away before the response was whole.")
    }
}
