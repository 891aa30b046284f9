/// What one request may cost before anything in the application has seen it.
public struct HTTPLimits: Sendable, Hashable {
    /// The bytes of the request target; beyond it the answer is 414. 8 KiB.
    public var targetBytes: Int
    /// The bytes of all header lines together, and of all trailer lines; beyond it the answer is 431. 16 KiB.
    public var headerBytes: Int
    /// The number of header fields, and of trailer fields; beyond it the answer is 431. 100.
    public var headerCount: Int
    /// The bytes of a body; beyond it the answer is 413, before reading when the length is announced. 10 485 760.
    public var bodyBytes: Int
    /// The bytes of the line before a chunk, its extensions included; beyond it the answer is 400. 512.
    public var chunkLineBytes: Int

    /// Sets the limits.
    public init(
        targetBytes: Int = 8192, headerBytes: Int = 16_384, headerCount: Int = 100, bodyBytes: Int = 10_485_760,
        chunkLineBytes: Int = 512
    ) {
        self.targetBytes = targetBytes
        self.headerBytes = headerBytes
        self.headerCount = headerCount
        self.bodyBytes = bodyBytes
        self.chunkLineBytes = chunkLineBytes
    }

    /// The defaults.
    public static let standard = HTTPLimits()
}
