public import FerroSQL
import Logging

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Keeps what workers tell in the tables `job_workers` and `job_minutes`: see ``JobWorkersTable``, ``JobMinutesTable``.
///
/// A report is all kept or not at all, in one statement for the worker and one for each hundred lines. Old minutes stay
/// until somebody calls ``prune(before:)``. Reports are never part of a transaction of the app.
public struct SQLReportStore: WorkerReportStore {
    private let database: Database

    /// A store in the database that has the two tables.
    public init(_ database: Database) { self.database = database.outsideTransaction }

    /// Replaces a worker's report and adds to the minutes.
    public func report(_ report: WorkerReport, _ minutes: [QueueMinute]) async throws {
        let queues = try WorkedQueue.text(of: report)
        var statements = [ReportStatements.replace(report, queues: queues)]
        var rest = QueueMinute.merged(minutes)[...]
        while !rest.isEmpty {
            statements.append(ReportStatements.add(rest.prefix(ReportStatements.linesAtOnce)))
            rest = rest.dropFirst(ReportStatements.linesAtOnce)
        }
        try await database.executeAll(statements)
    }

    /// Removes a worker that has stopped.
    public func leave(_ workerID: String) async throws { try await database.execute(ReportStatements.leave(workerID)) }

    /// The workers that reported since a date, by id; a row of another version that cannot be read is left out.
    public func workers(since date: Date) async throws -> [WorkerReport] {
        try await database.rows(ReportStatements.workers(since: date)).compactMap { row in
            known(JobWorkersTable.name, row, Self.worker)
        }
    }

    /// What happened in the minutes that began since a date; a row that cannot be read is left out.
    public func minutes(since date: Date) async throws -> [QueueMinute] {
        let minutes = try await database.rows(ReportStatements.minutes(since: date)).compactMap { row in
            known(JobMinutesTable.name, row, Self.minute)
        }
        // A database may sort text by the rules of a language.
        return minutes.sorted { $0.comes(before: $1) }
    }

    /// Removes minutes before a date, and workers that did not report since.
    public func prune(before date: Date) async throws {
        try await database.executeAll(ReportStatements.prune(before: date))
    }

    private static func worker(_ row: SQLRow) throws -> WorkerReport {
        let queues = try WorkedQueue.read(try row.decode("queues"))
        return WorkerReport(
            workerID: try row.decode("id"), host: try row.decode("host"),
            processID: Int32(clamping: try row.decode("process_id", as: Int64.self)),
            queues: queues.map(\.name), slots: try row.decode("slots"), busy: try row.decode("busy"),
            busyByQueue: WorkedQueue.busy(queues), isQuiet: try row.decode("is_quiet"),
            startedAt: try row.decode("started_at"), at: try row.decode("reported_at"))
    }

    private static func minute(_ row: SQLRow) throws -> QueueMinute {
        var minute = QueueMinute(
            minute: try row.decode("minute"), queue: QueueName(try row.decode("queue")), name: try row.decode("name"))
        try minute.read { try row.decode($0) }
        return minute
    }

    /// What could be read; says what could not, of which one must not cost all the others.
    private func known<Value>(_ table: String, _ row: SQLRow, _ body: (SQLRow) throws -> Value) -> Value? {
        do {
            return try body(row)
        } catch {
            SQLEngine.logger.debug(
                "A row of the table \(table) cannot be read and is left out: another version or program wrote it",
                metadata: ["error": "\(ErrorText.of(error))"])
            return nil
        }
    }
}
