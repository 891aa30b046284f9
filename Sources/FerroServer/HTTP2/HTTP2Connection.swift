import FerroHTTP
import NIOCore
import NIOHTTP2

/// One connection of HTTP/2: its handlers, its streams, and its end.
final class HTTP2Connection: ServedConnection {
    private let settings: ConnectionSettings
    private let loop: LoopState
    private let isSecure: Bool
    private let channel: any Channel
    /// Called once the socket is closed and every task has come back.
    private let onClose: () -> Void
    private var streams: [ObjectIdentifier: HTTP2Stream] = [:]
    private var runningTasks = 0
    private var isClosed = false
    private(set) var isDraining = false

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
        let management = NIOHTTP2ServerConnectionManagementHandler(
            eventLoop: channel.eventLoop, configuration: settings.http2.management(settings.configuration))
        let bound = NIOLoopBound(self, eventLoop: channel.eventLoop)
        let handler = NIOHTTP2Handler(
            mode: .server, eventLoop: channel.eventLoop,
            connectionConfiguration: settings.http2.connection(settings.configuration),
            streamConfiguration: settings.http2.stream, streamDelegate: management.http2StreamDelegate
        ) { stream in stream.eventLoop.makeCompletedFuture { try bound.value.welcome(stream) } }
        try pipeline.addHandlers(handler, management, HTTP2Errors(settings.logger))
        // The channel is open already, so nobody else starts its timers.
        management.channelActive(context: try pipeline.context(handler: management))
        channel.closeFuture.whenComplete { _ in bound.value.closed() }
        guard let bytes else { return }
        handler.channelRead(context: try pipeline.context(handler: handler), data: NIOAny(bytes))
        handler.channelReadComplete(context: try pipeline.context(handler: handler))
    }

    private func welcome(_ channel: any Channel) throws {
        let stream = HTTP2Stream(
            of: self, settings: settings, loop: loop, scheme: isSecure ? "https" : "http",
            remoteAddress: self.channel.remoteAddress?.ipAddress)
        streams[ObjectIdentifier(stream)] = stream
        try channel.pipeline.syncOperations.addHandler(stream)
    }

    func taskStarted() { runningTasks += 1 }

    func taskEnded() {
        runningTasks -= 1
        closeIfDone()
    }

    func streamClosed(_ stream: HTTP2Stream) { streams[ObjectIdentifier(stream)] = nil }

    private func closed() {
        isClosed = true
        closeIfDone()
    }

    private func closeIfDone() {
        if isClosed, runningTasks == 0 { onClose() }
    }

    /// Tells the client to open no more streams (GOAWAY), lets those there are come to their ends, and closes.
    func drain() {
        guard !isDraining, !isClosed else { return }
        isDraining = true
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        for stream in streams.values { stream.drain() }
    }

    func closeNow() { channel.close(promise: nil) }
}
