internal import NIOCore

/// How much work may be done beside the event loops at once; see ``Context/offload(_:)``.
public struct OffloadConfiguration: Sendable {
    /// How many threads do it, started with the first piece of work; the number of cores, but at least 4.
    public var threads = max(4, System.coreCount)
    /// How many pieces of work may wait for a thread; one more is answered with 503. 1024.
    public var maxWaiting = 1024

    /// The defaults.
    public init() {}
}
