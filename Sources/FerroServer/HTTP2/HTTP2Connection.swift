import FerroHTTP
import Logging
import NIOCore
import NIOHTTP2

/// One connection of HTTP/2: the end of its handlers, its streams, and its end.
final class HTTP2Connection: ChannelInboundHandler, ServedConnection {
    typealias InboundIn = HTTP2Frame

    enum State {
        /// Streams are taken; becomes `parting` or `closing`.
        case open
        /// The client was asked to open no more streams, those that cross are taken; becomes `parted`.
        case parting
        /// New streams are refused; becomes `closing` with the last one.
        case parted
        /// The last bytes are on their way; becomes `lingering`.
        case closing
        /// Our side is closed and what still comes is dropped, so that the client can read our last bytes.
        case lingering
    }

    let settings: ConnectionSettings
    private let loop: LoopState
    private let isSecure: Bool
    let channel: any Channel
    /// Called once the socket is closed and every task has come back.
    private let onClose: () -> Void
    let wire = HTTP2Wire()
    var state = State.open {
        didSet { stateStart = .now() }
    }
    private(set) var stateStart = NIODeadline.now()
    private(set) var streams: [ObjectIdentifier: HTTP2Stream] = [:]
    private(set) var lastStream: Int32 = 0
    private var runningTasks = 0
    var isClosed = false
    /// The server is stopping.
    var isDraining = false

    var deadline = Deadline()
    /// Since when no stream is open.
    private(set) var restStart = NIODeadline.now()
    /// What the answer to our ping holds.
    let pingNumber = UInt64.random(in: .min ... .max)

    init(
        on channel: any Channel, settings: ConnectionSettings, loop: LoopState, isSecure: Bool,
        onClose: @escaping () -> Void
    ) {
        self.channel = channel
        self.settings = settings
        self.loop = loop
        self.isSecure = isSecure
        self.onClose = onClose
    }

    /// Adds the handlers to a channel that is open; bytes that were read before go through them first.
    func install(first bytes: ByteBuffer? = nil) throws {
        let pipeline = channel.pipeline.syncOperations
        let bound = NIOLoopBound(self, eventLoop: channel.eventLoop)
        let handler = NIOHTTP2Handler(
            mode: .server, eventLoop: channel.eventLoop,
            connectionConfiguration: settings.http2.connection(settings.configuration),
            streamConfiguration: settings.http2.stream
        ) { stream in stream.eventLoop.makeCompletedFuture { try bound.value.welcome(stream) } }
        channel.closeFuture.whenComplete { _ in bound.value.closed() }
        try pipeline.addHandlers(wire, handler, self)
        updateDeadline()
        guard let bytes else { return }
        let context = try pipeline.context(handler: handler)
        handler.channelRead(context: context, data: NIOAny(bytes))
        handler.channelReadComplete(context: context)
    }

    private func welcome(_ channel: any Channel) throws {
        let number = try channel.syncOptions?.getOption(HTTP2StreamChannelOptions.streamID)
        let id = number.map { Int32(Int($0)) } ?? lastStream
        let isAdmitted = admits(id)
        lastStream = max(lastStream, id)
        let stream = HTTP2Stream(
            of: self, settings: settings, loop: loop, scheme: isSecure ? "https" : "http",
            remoteAddress: self.channel.remoteAddress?.ipAddress, isAdmitted: isAdmitted)
        streams[ObjectIdentifier(stream)] = stream
        try channel.pipeline.syncOperations.addHandler(stream)
    }

    /// Whether another request may be taken: tasks of streams that are gone may still be running.
    private func admits(_ id: Int32) -> Bool {
        switch state {
        case .open, .parting: runningTasks < 2 * max(1, settings.http2.maxStreams)
        case .parted, .closing, .lingering: id <= lastStream
        }
    }

    func taskStarted() { runningTasks += 1 }

    func taskEnded() {
        runningTasks -= 1
        endIfDone()
    }

    func streamClosed(_ stream: HTTP2Stream) {
        streams[ObjectIdentifier(stream)] = nil
        guard streams.isEmpty, !isClosed else { return }
        restStart = .now()
        closeIfLeft()
        updateDeadline()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .ping(let data, ack: true) = unwrapInboundIn(data).payload else { return }
        if data.integer == pingNumber { refuseStreams() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Nobody is there any more to open windows, so there is no half of HTTP/2.
        if case .inputClosed? = event as? ChannelEvent { closeNow() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        settings.logger.debug("connection failed", metadata: ["error": "\(error)"])
        if wire.hasFailed { return giveUp() }
        // The fault of one stream has reset that stream, and the others go on.
        if error is any NIOHTTP2Error || error is NIOHTTP2Errors.StreamError { return }
        closeNow()
    }

    private func closed() {
        isClosed = true
        deadline.cancel()
        endIfDone()
    }

    private func endIfDone() {
        if isClosed, runningTasks == 0 { onClose() }
    }
}
