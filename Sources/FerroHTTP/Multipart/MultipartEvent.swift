public import NIOCore

/// What a ``MultipartParser`` finds, in order: for each part `part`, any number of `body`, `partEnd`; then `end`.
public enum MultipartEvent: Sendable {
    /// A part begins.
    case part(MultipartHead)
    /// Bytes of the part, never empty: a slice of what was pushed.
    case body(ByteBuffer)
    /// The part is complete.
    case partEnd
    /// The body is complete; nothing comes after it.
    case end
}
