import FerroServer
import NIOCore
import NIOHPACK
import NIOPosix
import NIOSSL
import Synchronization

/// A socket that writes frames as they are given and keeps those that come.
final class FrameClient: Sendable {
    struct Received: Sendable {
        var frames: [Frame] = []
        var isClosed = false

        /// The frames of one stream.
        func frames(of stream: UInt32) -> [Frame] { frames.filter { $0.stream == stream } }
        func reset(of stream: UInt32) -> UInt32? { frames(of: stream).first { $0.kind == Frame.Kind.reset }?.code }
        /// The code of the last GOAWAY.
        var goAway: UInt32? { frames.last { $0.kind == Frame.Kind.goAway }?.code }
        func hasEnded(_ stream: UInt32) -> Bool {
            frames(of: stream).contains { $0.kind <= Frame.Kind.headers && $0.has(Frame.Flag.endStream) }
        }
        func body(of stream: UInt32) -> [UInt8] {
            frames(of: stream).filter { $0.kind == Frame.Kind.data }.flatMap(\.payload)
        }
    }

    struct Answer: Sendable, Equatable {
        /// The blocks of fields: informational ones, the head, trailers.
        var blocks: [[String]] = []
        var body = ""
        var reset: UInt32?

        var status: String? {
            blocks.last { $0.first?.hasPrefix(":status: ") == true }?.first.map { String($0.dropFirst(9)) }
        }
        func value(_ name: String) -> String? {
            blocks.joined().first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
        }
    }

    let channel: any Channel
    private let inbox: FrameInbox

    /// Connects and, unless told otherwise, sends the preface and settings.
    init(
        _ address: ServerAddress, settings: [(UInt16, UInt32)]? = [], answersPings: Bool = true,
        tls: NIOSSLContext? = nil
    ) async throws {
        let inbox = FrameInbox(answersPings: answersPings)
        self.inbox = inbox
        // The server's settings may come before anything else is written, and are acknowledged behind the preface.
        let first = settings.map { Frame.preface + Frame.settings($0).bytes } ?? []
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: tls, serverHostname: nil))
                    }
                    try channel.pipeline.syncOperations.addHandler(FrameReceiver(inbox, first: first))
                }
            }
            .connect(host: address.host, port: address.port).get()
    }

    func send(_ frames: Frame...) async throws { try await send(frames) }
    func send(_ frames: [Frame]) async throws { try await send(bytes: frames.flatMap(\.bytes)) }
    /// The server may have closed before all was sent, which is what comes out in what is received.
    func send(bytes: [UInt8]) async throws { try? await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }
    func close() async throws { try? await channel.close() }
    func stopReading() async throws { try await channel.setOption(.autoRead, value: false).get() }
    func startReading() async throws { try await channel.setOption(.autoRead, value: true).get() }

    /// What has come once it is enough, or all there is once the server closes.
    func receive(_ isEnough: @escaping @Sendable (Received) -> Bool) async -> Received { await inbox.wait(isEnough) }
    func receiveToEnd() async -> Received { await inbox.wait { _ in false } }

    /// What came back on a stream, in full.
    func answer(_ stream: UInt32) async throws -> Answer {
        let received = await receive { received in
            received.hasEnded(stream) || received.reset(of: stream) != nil
        }
        return try Self.answer(stream, in: received)
    }

    /// Reads all header blocks, of every stream, since they share a table.
    static func answer(_ stream: UInt32, in received: Received) throws -> Answer {
        var decoder = HPACKDecoder(allocator: ByteBufferAllocator())
        var answer = Answer(reset: received.reset(of: stream))
        for frame in received.frames where frame.kind == Frame.Kind.headers {
            var block = ByteBuffer(bytes: frame.payload)
            let fields = try decoder.decodeHeaders(from: &block).map { "\($0.name): \($0.value)" }
            if frame.stream == stream { answer.blocks.append(fields) }
        }
        answer.body = String(decoding: received.body(of: stream), as: UTF8.self)
        return answer
    }

    /// Sends a request without a body, and waits for its answer.
    func get(_ path: String, stream: UInt32 = 1, _ more: [(String, String)] = []) async throws -> Answer {
        try await send(.headers(stream, Frame.request(path, "GET", more)))
        return try await answer(stream)
    }
}

private final class FrameInbox: Sendable {
    private struct State {
        var received = FrameClient.Received()
        var waiter:
            (
                isEnough: @Sendable (FrameClient.Received) -> Bool,
                continuation: CheckedContinuation<FrameClient.Received, Never>
            )?
    }

    let answersPings: Bool
    private let state = Mutex(State())

    init(answersPings: Bool) { self.answersPings = answersPings }

    func wait(_ isEnough: @escaping @Sendable (FrameClient.Received) -> Bool) async -> FrameClient.Received {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in change { $0.waiter = (isEnough, continuation) } }
        } onCancel: {
            close()
        }
    }

    func add(_ frame: Frame) { change { $0.received.frames.append(frame) } }
    func close() { change { $0.received.isClosed = true } }

    private func change(_ body: (inout State) -> Void) {
        let ready = state.withLock {
            state -> (CheckedContinuation<FrameClient.Received, Never>, FrameClient.Received)? in
            body(&state)
            guard let waiter = state.waiter, state.received.isClosed || waiter.isEnough(state.received) else {
                return nil
            }
            state.waiter = nil
            return (waiter.continuation, state.received)
        }
        ready?.0.resume(returning: ready?.1 ?? .init())
    }
}

private final class FrameReceiver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let inbox: FrameInbox
    private let first: [UInt8]
    private var buffer = ByteBuffer()

    init(_ inbox: FrameInbox, first: [UInt8]) {
        self.inbox = inbox
        self.first = first
    }

    func channelActive(context: ChannelHandlerContext) {
        if !first.isEmpty { context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: first)), promise: nil) }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        buffer.writeImmutableBuffer(unwrapInboundIn(data))
        while let frame = Frame(from: &buffer) {
            let isAck = frame.has(Frame.Flag.ack)
            if !isAck, frame.kind == Frame.Kind.settings { reply(.init(frame.kind, Frame.Flag.ack), context) }
            if !isAck, frame.kind == Frame.Kind.ping, inbox.answersPings {
                reply(.init(frame.kind, Frame.Flag.ack, 0, frame.payload), context)
            }
            inbox.add(frame)
        }
        buffer.discardReadBytes()
    }

    private func reply(_ frame: Frame, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: frame.bytes)), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { inbox.close() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
