extension Context {
    /// Does work that holds its thread beside the event loop, so that other requests do not wait for it.
    ///
    /// ```swift
    /// let image = try await c.offload { try Thumbnail(of: upload) }
    /// ```
    ///
    /// For what computes for more than a millisecond or calls a function that blocks: hashing a password, resizing an
    /// image, reading a large file. The work is part of the request's task: it sees its task-local values, and
    /// `Task.isCancelled` turns true in it when the client leaves. Going there and back costs some microseconds.
    ///
    /// - Throws: what the work throws; an ``Abort`` of status 503 where ``OffloadConfiguration/maxWaiting`` pieces of
    ///   work wait already; `CancellationError` where the request was cancelled before the work began.
    public func offload<Value: Sendable>(_ work: @Sendable () throws -> Value) async throws -> Value {
        try await scope.runtime.offload.run(work)
    }
}
