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
    /// Whether it may be looked at.
    private let isAdmitted: Bool
    var context: ChannelHandlerContext?

    // Reading
    var isHeadRead = false
    var isRequestWhole = false
    var owesContinue = false
    var feed: RequestBodyFeed?
    var bodyBytes = 0
    var bodyLimit = 0
    var hasHeldRead = false
    /// Whether what is left of the body is not read: it is too long, or too slow.
    var isBodyRefused = false

    // Answering
    var isHead = false
    var task: Task<Void, Never>?
    var isAnswered = false
    var sink: CarrierSink<HTTP2Stream>?
    /// How many bytes of a streamed body are still to come; nil when that is not known.
    var left: Int?
    var writer: CheckedContinuation<Void, any Error>?
    /// How many writes the socket has not taken, and when it took the last one.
    var unsent = 0
    var sentAt = NIODeadline.now()

    // Deadlines
    var deadline = Deadline()
    var bodyStart = NIODeadline.now()
    var bodyPause: NIODeadline?

    init(
        of connection: HTTP2Connection, settings: ConnectionSettings, loop: LoopState, scheme: String,
        remoteAddress: String?, isAdmitted: Bool
    ) {
        self.connection = connection
        self.settings = settings
        self.loop = loop
        self.scheme = scheme
        self.remoteAddress = remoteAddress
        self.isAdmitted = isAdmitted
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard isAdmitted else {
            if !isHeadRead { reset(.refusedStream) }
            return isHeadRead = true
        }
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
        if wantsBytes { context.read() } else { hasHeldRead = true }
    }

    /// Whether another byte is of use now: holding back the read keeps the window of the stream closed.
    var wantsBytes: Bool { !isBodyRefused && feed?.hasRoom ?? true }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
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

    /// The connection has failed: nobody waits for the answer.
    func cancel() { task?.cancel() }

    /// The server begins to stop: a body without an end should come to one.
    func drain() { sink?.drain() }

    static var gone: HTTPFailure {
        HTTPFailure(.truncated, .badRequest, "The client went away before the response was whole.")
    }
}
