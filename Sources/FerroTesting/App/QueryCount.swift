public import FerroSQL
public import Testing

extension Database {
    /// Runs a closure and expects it to send no more statements than a number.
    ///
    /// Too many are one issue of the current test, with the statements in it. BEGIN, COMMIT and savepoints are not
    /// counted; each statement of a batch is.
    ///
    /// ```swift
    /// let links = try await app.db.expectQueries(atMost: 2) { db in
    ///     try await Link.with(\.comments).all(on: db)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - limit: how many statements are allowed.
    ///   - body: the work, on the database it is handed.
    /// - Returns: what the closure returned.
    @discardableResult
    public func expectQueries<Value>(
        atMost limit: Int, sourceLocation: Testing.SourceLocation = #_sourceLocation,
        _ body: (Database) async throws -> Value
    ) async rethrows -> Value {
        let log = QueryLog(capacity: 1000)
        let value = try await body(logging(to: log))
        log.expectQueries(atMost: limit, sourceLocation: sourceLocation)
        return value
    }
}

extension QueryLog {
    /// Expects no more statements in the log than a number; too many are one issue of the current test.
    public func expectQueries(atMost limit: Int, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        let count = summary.statements
        guard count > limit else { return }
        Issue.record(
            "\(count) statements where at most \(limit) are allowed:\n\(report)", sourceLocation: sourceLocation)
    }

    /// The statements in the order in which they first ended, with how often each one ran.
    private var report: String {
        var counts: [String: Int] = [:]
        var order: [String] = []
        for entry in entries {
            if counts[entry.text] == nil { order.append(entry.text) }
            counts[entry.text, default: 0] += 1
        }
        return order.map { "\(counts[$0] ?? 0) × \($0)" }.joined(separator: "\n")
    }
}
