import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The app's queue: where work for later is pushed.
///
/// ```swift
/// try await c.db.transaction { db in
///     let post = try await Post.create(draft, on: db)
///     try await c.queue.push(IndexPost(postID: post.id), on: db)     // exists only if the row does
/// }
/// ```
public struct Queue: Sendable {
    /// Where jobs are kept.
    public let engine: any QueueEngine
    /// How the queue is set up.
    public let configuration: QueueConfiguration
    /// The request that jobs pushed through this value belong to.
    public private(set) var requestID: String?
    /// The trace that jobs pushed through this value belong to: the value of W3C's `traceparent`.
    public private(set) var traceparent: String?
    let now: @Sendable () -> Date
    private let sealer: (any PayloadSealer)?
    let notes: TickNotes?

    /// A queue over an engine; `sealer` encrypts the jobs that ask for it, `now` tells the time they are stamped with.
    ///
    /// `notes` are told when a job of the schedule is cancelled or removed while it waits.
    public init(
        _ engine: any QueueEngine, configuration: QueueConfiguration = QueueConfiguration(),
        sealer: (any PayloadSealer)? = nil, notes: TickNotes? = nil, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.engine = engine
        self.configuration = configuration
        self.sealer = sealer
        self.notes = notes
        self.now = now
    }

    /// The same queue, noting on its jobs which request pushed them, and which trace they belong to.
    ///
    /// A `traceparent` that is longer than 128 bytes is none.
    public func tracing(requestID: String?, traceparent: String? = nil) -> Queue {
        var queue = self
        queue.requestID = requestID
        queue.traceparent = traceparent.flatMap { $0.utf8.count <= PushLimits.traceBytes ? $0 : nil }
        return queue
    }

    /// Makes drafts that are pushed now.
    var drafting: DraftMaker {
        DraftMaker(
            configuration: configuration, sealer: sealer, requestID: requestID, traceparent: traceparent, now: now())
    }
}
