import NIOCore

/// Stands between HTTP/2 and the socket: knows when the connection was given up, and says how it ends.
///
/// NIOHTTP2 takes no new stream once it has sent a GOAWAY while none was open, although a request that crosses with it
/// is owed an answer (RFC 9113, 6.8): so the frames that end a connection in peace are written here, behind its back.
final class HTTP2Wire: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private static let headBytes = 9
    private static let goAwayKind: UInt8 = 7
    private static let pingKind: UInt8 = 6

    /// Whether a GOAWAY that names an error was sent.
    private(set) var hasFailed = false
    /// Whether what still comes is dropped.
    var isDeaf = false
    private var context: ChannelHandlerContext?
    private var isPayloadNext = false

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !isDeaf { context.fireChannelRead(data) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        look(at: unwrapOutboundIn(data))
        context.write(data, promise: promise)
    }

    /// A frame comes as one write, but for DATA, whose payload is a second one.
    private func look(at data: IOData) {
        guard !isPayloadNext, case .byteBuffer(let bytes) = data else { return isPayloadNext = false }
        let kind = bytes.getInteger(at: bytes.readerIndex + 3, as: UInt8.self)
        isPayloadNext = kind == 0
        guard kind == Self.goAwayKind else { return }
        let code = bytes.getInteger(at: bytes.readerIndex + Self.headBytes + 4, as: UInt32.self)
        if code != 0 { hasFailed = true }
    }

    /// Says that streams above that number will not be looked at (RFC 9113, 6.8).
    func goAway(last: Int32, promise: EventLoopPromise<Void>? = nil) {
        var bytes = Self.head(Self.goAwayKind, count: 8)
        bytes.writeInteger(last)
        bytes.writeInteger(UInt32(0))
        send(bytes, promise)
    }

    /// Asks for an answer, which comes behind all that the client sent before it had read this.
    func ping(_ number: UInt64) {
        var bytes = Self.head(Self.pingKind, count: 8)
        bytes.writeInteger(number)
        send(bytes, nil)
    }

    private func send(_ bytes: ByteBuffer, _ promise: EventLoopPromise<Void>?) {
        guard let context else { return promise?.fail(ChannelError.ioOnClosedChannel) ?? () }
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(bytes)), promise: promise)
    }

    /// A frame's head: length, kind, no flags, the stream of the connection.
    private static func head(_ kind: UInt8, count: UInt8) -> ByteBuffer {
        ByteBuffer(bytes: [0, 0, count, kind, 0, 0, 0, 0, 0])
    }
}
