public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The stores of an engine that keeps nothing but jobs on their way: asking them throws `.unsupported`.
public struct MissingStores: QueueAdministration, BatchStore, TickStore, WorkerReportStore {
    /// What the engine is called in the error.
    private let engine: String

    /// The stores that an engine does not have.
    public init(of engine: String) { self.engine = engine }

    /// All of them.
    public var all: QueueStores { QueueStores(administration: self, batches: self, ticks: self, reports: self) }

    private var missing: QueueError {
        QueueError(
            .unsupported,
            "the \(engine) connection keeps nothing: set QUEUE_CONNECTION to database, redis or memory for this")
    }

    /// Nothing waits and nothing has failed.
    public func stats(now: Date) async throws -> QueueStats { QueueStats() }
    /// There is none.
    public func list(_ filter: JobFilter, limit: Int, now: Date) async throws -> [JobRecord] { [] }
    /// There is none.
    public func find(_ id: JobID, now: Date) async throws -> JobRecord? { nil }
    /// There are none to change.
    public func change(_ action: JobAction, _ selection: JobSelection, now: Date) async throws -> Int { 0 }
    /// Throws `.unsupported`.
    public func pause(_ queue: QueueName, _ isPaused: Bool, now: Date) async throws { throw missing }
    /// There is nothing to remove.
    public func prune(_ states: Set<JobInfo.State>, endedBefore date: Date, limit: Int) async throws -> Int { 0 }

    /// Throws `.unsupported`.
    public func create(
        _ batch: BatchDraft, jobs: [JobDraft], now: Date, on database: Database?
    ) async throws -> BatchID { throw missing }
    /// Throws `.unsupported`.
    public func add(_ jobs: [JobDraft], to id: BatchID, now: Date) async throws -> Bool { throw missing }
    /// There is none.
    public func find(_ id: BatchID) async throws -> Batch? { nil }
    /// There is none.
    public func cancel(_ id: BatchID, now: Date) async throws -> Bool { false }
    /// There is nothing to remove.
    public func prune(endedBefore date: Date) async throws -> Int { 0 }

    /// Throws `.unsupported`.
    public func take(_ tick: Tick, _ outcome: TickOutcome, by node: String, now: Date) async throws -> TickAnswer {
        throw missing
    }
    /// There is none.
    public func last(of entries: [String]) async throws -> [String: Date] { [:] }
    /// Does nothing.
    public func note(_ tick: Tick, isDone: Bool, message: String?, at date: Date) async throws {}
    /// There is none.
    public func history(of entry: String, limit: Int) async throws -> [TickRecord] { [] }
    /// Throws `.unsupported`.
    public func pause(_ entry: String, _ isPaused: Bool, now: Date) async throws { throw missing }
    /// There is none.
    public func paused() async throws -> Set<String> { [] }
    /// There is nothing to remove.
    public func prune(dueBefore date: Date) async throws -> Int { 0 }

    /// Does nothing.
    public func report(_ report: WorkerReport, _ minutes: [QueueMinute]) async throws {}
    /// Does nothing.
    public func leave(_ workerID: String) async throws {}
    /// There is none.
    public func workers(since date: Date) async throws -> [WorkerReport] { [] }
    /// There is none.
    public func minutes(since date: Date) async throws -> [QueueMinute] { [] }
    /// There is nothing to remove.
    public func prune(before date: Date) async throws {}
}
