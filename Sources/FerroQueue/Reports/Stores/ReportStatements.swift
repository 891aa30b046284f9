import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The statements over `job_workers` and `job_minutes`.
enum ReportStatements {
    /// How many lines one statement adds; each has 61 binds, and SQLite takes 32 766 of them.
    static let linesAtOnce = 100

    static func replace(_ report: WorkerReport, queues: String) -> SQL {
        let columns = JobWorkersTable.columns.dropFirst()
        let changes = columns.map { column -> SQL in "\(identifier: column) = excluded.\(identifier: column)" }
        return """
            INSERT INTO job_workers (\(names(JobWorkersTable.columns))) VALUES (\(report.workerID), \(report.host), \
            \(Int64(report.processID)), \(queues), \(report.slots), \(report.busy), \(report.isQuiet), \
            \(report.startedAt), \(report.at)) ON CONFLICT (id) DO UPDATE SET \(changes.joined(separator: ", "))
            """
    }

    /// Adds lines, no two of which may be about the same.
    ///
    /// They come in the order of the primary key, so that workers who add the same ones never wait for each other in a
    /// circle.
    static func add(_ lines: ArraySlice<QueueMinute>) -> SQL {
        let rows = lines.map { line -> SQL in
            let cells = line.cells.map { SQL(bind: .integer($0)) }
            return "(\(line.minute), \(line.queue.rawValue), \(line.name), \(cells.joined(separator: ", ")))"
        }
        return "\(insert)\(rows.joined(separator: ", "))\(adding)"
    }

    private static let insert: SQL = "INSERT INTO job_minutes (\(names(JobMinutesTable.columns))) VALUES "
    private static let adding: SQL = {
        let sums = QueueMinute.cellNames.map { name -> SQL in
            "\(identifier: name) = job_minutes.\(identifier: name) + excluded.\(identifier: name)"
        }
        return " ON CONFLICT (minute, queue, name) DO UPDATE SET \(sums.joined(separator: ", "))"
    }()

    static func leave(_ workerID: String) -> SQL { "DELETE FROM job_workers WHERE id = \(workerID)" }

    static func workers(since date: Date) -> SQL {
        "SELECT \(names(JobWorkersTable.columns)) FROM job_workers WHERE reported_at >= \(date) ORDER BY id"
    }

    static func minutes(since date: Date) -> SQL {
        """
        SELECT \(names(JobMinutesTable.columns)) FROM job_minutes WHERE minute >= \(date) \
        ORDER BY minute, queue, name
        """
    }

    static func prune(before date: Date) -> [SQL] {
        [
            "DELETE FROM job_minutes WHERE minute < \(date)",
            "DELETE FROM job_workers WHERE reported_at < \(date)",
        ]
    }

    private static func names(_ columns: [String]) -> SQL {
        columns.map { SQL(identifier: $0) }.joined(separator: ", ")
    }
}
