/// How much a push may ask for; what is more is refused with `.invalid`.
enum PushLimits {
    /// Tags of one job.
    static let tags = 16
    /// Bytes of one tag.
    static let tagBytes = 64
    /// Jobs of one chain.
    static let chain = 64
    /// Jobs of one call.
    static let jobs = 10_000
    /// Bytes of what is called after a person's taste: the name of a batch.
    static let nameBytes = 255
    /// The last second of the year 9999, in seconds since 1970: later times cannot be written in every store.
    static let lastSecond = 253_402_300_799.0
    /// Bytes of a trace parent; W3C's is 55 bytes long.
    static let traceBytes = 128
}
