import Synchronization

/// A step of a long job on its way: where it stands, and how it says so.
public final class JobStep<Cursor: Codable & Sendable>: Sendable {
    private let name: String
    private let job: RunningJob
    private let position: Mutex<Cursor>

    init(_ name: String, of job: RunningJob, at cursor: Cursor) {
        self.name = name
        self.job = job
        position = Mutex(cursor)
    }

    /// Where the step stands: where the last run came to, or where it starts.
    public var cursor: Cursor { position.withLock { $0 } }

    /// Says that everything up to a position is done.
    ///
    /// It costs a round trip about once a second, so it may be called for each item of a loop: after a crash at most a
    /// second's work is done again, after a stop or an error nothing.
    ///
    /// - Throws: when the run is to end here, because the worker stops, the job was cancelled or its claim was lost; let
    ///   the error pass. What the store throws, too.
    public func advance(to cursor: Cursor) async throws {
        position.withLock { $0 = cursor }
        let text = try JobState.text(of: cursor)
        job.kept.withLock { [name] in $0.change { $0.steps[name] = text } }
        try await job.checkpoint(atOnce: false)
    }
}

extension RunningJob {
    /// Does something once over all runs of the job; one that an earlier run has done is skipped.
    ///
    /// - Throws: what the body throws, and, once the step is kept as done, what ``save(_:)`` throws.
    public func step(_ name: String, _ body: () async throws -> Void) async throws {
        guard try !isDone(name) else { return }
        try await body()
        try await finish(name)
    }

    /// Does something that says how far it has come, and goes on from there in the next run.
    ///
    /// - Throws: what the body throws, what ``save(_:)`` throws, and `.state` when the position that was kept is of
    ///   another type.
    public func step<Cursor: Codable & Sendable>(
        _ name: String, from start: Cursor, _ body: (JobStep<Cursor>) async throws -> Void
    ) async throws {
        guard try !isDone(name) else { return }
        let text = try kept.withLock { try $0.read() }.steps[name]
        let cursor = try text.map { try JobState.value(Cursor.self, of: $0) } ?? start
        try await body(JobStep(name, of: self, at: cursor))
        try await finish(name)
    }

    private func isDone(_ name: String) throws -> Bool { try kept.withLock { try $0.read() }.done.contains(name) }

    private func finish(_ name: String) async throws {
        kept.withLock {
            $0.change { state in
                state.steps[name] = nil
                if !state.done.contains(name) { state.done.append(name) }
            }
        }
        try await checkpoint(atOnce: true)
    }
}
