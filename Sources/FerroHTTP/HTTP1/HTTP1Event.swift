package import NIOCore

/// What the decoder has read: a head, then parts of the body, then the end.
package enum HTTP1Event: Sendable {
    case head(HTTP1RequestHead)
    /// Bytes of the body, never empty.
    case body(ByteBuffer)
    /// The request is whole.
    case end
}
