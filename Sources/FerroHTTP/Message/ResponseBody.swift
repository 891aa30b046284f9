public import NIOCore

/// The body of a response.
///
/// Read it through ``count`` and ``buffer`` rather than by a `switch`: a streamed body will be a third case.
public enum ResponseBody: Sendable {
    /// No bytes.
    case empty
    /// Bytes in memory.
    case buffer(ByteBuffer)

    /// The UTF-8 bytes of a text.
    public static func string(_ text: String) -> ResponseBody { .buffer(ByteBuffer(string: text)) }
    /// Bytes.
    public static func bytes(_ bytes: [UInt8]) -> ResponseBody { .buffer(ByteBuffer(bytes: bytes)) }

    /// The number of bytes when it is known before writing.
    public var count: Int? {
        switch self {
        case .empty: 0
        case .buffer(let buffer): buffer.readableBytes
        }
    }

    /// The bytes, when they are in memory; an empty buffer for an empty body.
    public var buffer: ByteBuffer? {
        switch self {
        case .empty: ByteBuffer()
        case .buffer(let buffer): buffer
        }
    }
}
