public import NIOCore

/// Takes the bytes of a streamed body.
public struct BodyWriter: Sendable {
    private let sink: any BodySink

    package init(_ sink: any BodySink) { self.sink = sink }

    /// Sends bytes; returns when the connection can take more.
    ///
    /// Throws an ``HTTPFailure`` when the client has gone, and one when a stream of a known length would exceed it.
    public func write(_ bytes: ByteBuffer) async throws {
        guard bytes.readableBytes > 0 else { return }
        try await sink.write(bytes)
    }

    /// Sends the UTF-8 bytes of a text.
    public func write(_ text: String) async throws { try await write(ByteBuffer(string: text)) }

    /// Sends bytes.
    public func write(_ bytes: [UInt8]) async throws { try await write(ByteBuffer(bytes: bytes)) }

    /// Adds fields that follow the body (RFC 9110, 6.5); dropped where the protocol has no room for them.
    public func add(trailers: Headers) { sink.add(trailers: trailers) }

    /// Whether the server is stopping: a stream without an end should come to one soon.
    public var isDraining: Bool { sink.isDraining }

    /// Calls a function once when the server begins to stop, at once when it has begun already.
    public func onDrain(_ action: @escaping @Sendable () -> Void) { sink.onDrain(action) }
}

/// Where a streamed body goes: a connection's response, or memory.
package protocol BodySink: AnyObject, Sendable {
    /// Takes bytes, never empty; returns when there is room for more.
    func write(_ bytes: ByteBuffer) async throws
    func add(trailers: Headers)
    var isDraining: Bool { get }
    func onDrain(_ action: @escaping @Sendable () -> Void)
}
