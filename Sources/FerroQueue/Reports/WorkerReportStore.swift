#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where workers tell what they do, for the debug endpoints and the dashboard.
public protocol WorkerReportStore: Sendable {
    /// Replaces a worker's report and adds to the minutes.
    func report(_ report: WorkerReport, _ minutes: [QueueMinute]) async throws

    /// Removes a worker that has stopped.
    func leave(_ workerID: String) async throws

    /// The workers that reported since a date, by id.
    func workers(since date: Date) async throws -> [WorkerReport]

    /// What happened since a date, one line for each minute, queue and name, the oldest first.
    func minutes(since date: Date) async throws -> [QueueMinute]

    /// Removes minutes before a date, and workers that did not report since.
    func prune(before date: Date) async throws
}
