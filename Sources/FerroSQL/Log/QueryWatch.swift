/// The stopwatch of one call: tells the log and the observer of a database when it ended, at no cost without them.
struct QueryWatch: Sendable {
    private let database: Database?
    private let logStart: Duration
    private let start: ContinuousClock.Instant?

    init(_ database: Database) {
        let isWatched = database.log != nil || database.observer != nil
        self.database = isWatched ? database : nil
        logStart = database.log?.now() ?? .zero
        start = database.observer == nil ? nil : .now
    }

    func end(_ statement: SQLStatement, rows: Int = 0, error: (any Error)? = nil) {
        guard let database else { return }
        database.log?.note(statement, since: logStart, rows: rows, failed: error != nil, callSite: database.callSite)
        observe(database, statement, rows: rows, error: error)
    }

    /// The end of a batch, whose statements count as one when they are looked at for repetitions.
    func end(_ statements: [SQLStatement], results: [SQLResult], error: (any Error)? = nil) {
        guard let database else { return }
        database.log?.note(
            statements, since: logStart, rows: results.map(\.rows.count), failed: error != nil,
            callSite: database.callSite)
        for (index, statement) in statements.enumerated() {
            let rows = results.indices.contains(index) ? results[index].rows.count : 0
            observe(database, statement, rows: rows, error: error)
        }
    }

    private func observe(_ database: Database, _ statement: SQLStatement, rows: Int, error: (any Error)?) {
        guard let start, let observer = database.observer else { return }
        observer(
            QueryEvent(
                text: statement.text, duration: start.duration(to: .now), rows: rows, error: error,
                isInTransaction: database.isInTransaction, callSite: database.callSite))
    }
}

extension Database {
    func watch() -> QueryWatch { QueryWatch(self) }
}
