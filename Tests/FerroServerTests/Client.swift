import FerroHTTP
import FerroServer
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// A plain socket to the server under test: it sends text and waits for text.
final class Client: Sendable {
    private let channel: any Channel
    private let inbox: Inbox

    init(_ address: ServerAddress, tls: NIOSSLContext? = nil) async throws {
        let inbox = Inbox()
        self.inbox = inbox
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: tls == nil)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: tls, serverHostname: nil))
                    }
                    try channel.pipeline.syncOperations.addHandler(Receiver(inbox))
                }
            }
            .connect(host: address.host, port: address.port).get()
    }

    func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)) }
    func finishSending() async throws { try await channel.close(mode: .output) }
    func close() async throws { try await channel.close() }
    /// Closes in a way that the server notices as an error at once.
    func reset() async throws {
        let options = channel as? any SocketOptionProvider
        try await options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try await channel.close()
    }
    /// Stops reading from the socket.
    func stopReading() async throws { try await channel.setOption(.autoRead, value: false).get() }

    /// Everything received once it holds that many of a text; everything there is when the server closes before.
    func receive(until count: Int = 1, of text: String) async -> String {
        await inbox.wait { $0.components(of: text) >= count }
    }

    /// Everything the server sent until it closed the connection.
    func receiveToEnd() async -> String { await inbox.wait { _ in false } }

    /// Sends a request and waits for a response that ends with a text.
    func exchange(_ request: String, until end: String) async throws -> String {
        try await send(request)
        return await receive(of: end)
    }
}

extension String {
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}

/// What has arrived, and who waits for it.
final class Inbox: Sendable {
    private struct State {
        var text = ""
        var isClosed = false
        var waiter: (isEnough: @Sendable (String) -> Bool, continuation: CheckedContinuation<String, Never>)?
    }

    private let state = Mutex(State())

    func wait(_ isEnough: @escaping @Sendable (String) -> Bool) async -> String {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                change { $0.waiter = (isEnough, continuation) }
            }
        } onCancel: {
            // The test's time is over: what came so far is not what it waits for.
            close()
        }
    }

    func add(_ text: String) { change { $0.text += text } }
    func close() { change { $0.isClosed = true } }

    private func change(_ body: (inout State) -> Void) {
        let ready = state.withLock { state -> (CheckedContinuation<String, Never>, String)? in
            body(&state)
            guard let waiter = state.waiter, state.isClosed || waiter.isEnough(state.text) else { return nil }
            state.waiter = nil
            return (waiter.continuation, state.text)
        }
        ready?.0.resume(returning: ready?.1 ?? "")
    }
}

private final class Receiver: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let inbox: Inbox

    init(_ inbox: Inbox) { self.inbox = inbox }
    func channelRead(context: ChannelHandlerContext, data: NIOAny) { inbox.add(String(buffer: unwrapInboundIn(data))) }
    func channelInactive(context: ChannelHandlerContext) { inbox.close() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { inbox.close() }
    }
}
