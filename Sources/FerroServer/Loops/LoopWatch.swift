public import FerroHTTP

/// Who is told how the event loops of a server are doing.
///
/// ```swift
/// var watch = LoopWatch { loop, lag in gauge.set(lag, loop: loop) }
/// watch.patience = .milliseconds(50)
/// watch.onHold = { request, time in logger.warning("\(request.path) held its loop for \(time)") }
/// ```
public struct LoopWatch: Sendable {
    /// How often the lag of each loop is measured; 100 ms. A measurement costs about a microsecond.
    public var interval = Duration.milliseconds(100)
    /// Is told, on the loop, how late it came to what was due: what any of its requests waits for at worst.
    public var onLag: @Sendable (_ loop: Int, _ lag: Duration) -> Void
    /// From what time on a request that keeps its loop from everything else is told; nil, the default, for never.
    ///
    /// It costs an allocation for each request and two readings of the clock each time one is resumed: for development.
    public var patience: Duration?
    /// Is told, on the loop, which request held it and for how long at a stretch.
    public var onHold: @Sendable (Request, Duration) -> Void = { _, _ in }

    /// Tells of the lag only.
    public init(onLag: @escaping @Sendable (_ loop: Int, _ lag: Duration) -> Void) { self.onLag = onLag }
}
