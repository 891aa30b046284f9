import FerroHTTP
import FerroServer
import NIOCore
import NIOPosix

/// A plain socket to the server under test that keeps bytes as they are, which a ``Client`` reads as text.
struct ByteClient {
    private let channel: any Channel
    private var chunks: AsyncStream<ByteBuffer>.Iterator
    /// All that came so far.
    private(set) var received = ByteBuffer()

    init(_ address: ServerAddress) async throws {
        let (stream, feeder) = AsyncStream<ByteBuffer>.makeStream()
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in channel.pipeline.addHandler(Feeder(feeder)) }
            .connect(host: address.host, port: address.port).get()
        chunks = stream.makeAsyncIterator()
    }

    func send(_ bytes: ByteBuffer) async throws { try await channel.writeAndFlush(bytes) }
    func send(_ text: String) async throws { try await send(ByteBuffer(string: text)) }
    func close() async throws { try await channel.close() }

    /// What came when it is enough, or when the server closed the connection.
    mutating func receive(until isEnough: (ByteBuffer) throws -> Bool = { _ in false }) async throws -> ByteBuffer {
        while try !isEnough(received), let chunk = await chunks.next() { received.writeImmutableBuffer(chunk) }
        return received
    }
}

private final class Feeder: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let feeder: AsyncStream<ByteBuffer>.Continuation

    init(_ feeder: AsyncStream<ByteBuffer>.Continuation) { self.feeder = feeder }
    func channelRead(context: ChannelHandlerContext, data: NIOAny) { feeder.yield(unwrapInboundIn(data)) }
    func channelInactive(context: ChannelHandlerContext) { feeder.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
