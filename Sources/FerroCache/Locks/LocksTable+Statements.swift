package import FerroSQL

extension LocksTable {
    /// The database's time in microseconds since 1970: PostgreSQL's own clock; SQLite runs in this process.
    package static func now(_ dialect: Dialect) -> SQL {
        switch dialect.kind {
        case .postgres: "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"
        case .sqlite: "CAST((julianday('now') - 2440587.5) * 86400000000.0 AS INTEGER)"
        }
    }

    /// Locks the row of a name, makes it where it is missing, and reads it with the time after the wait.
    static func open(_ name: String, _ dialect: Dialect) -> SQL {
        """
        INSERT INTO locks (name, line, fence, until) VALUES (\(name), '', 0, 0) \
        ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING line, fence, \(now(dialect)) AS now
        """
    }

    static func save(_ name: String, line: String, fence: Int64, until: Int64) -> SQL {
        "UPDATE locks SET line = \(line), fence = \(fence), until = \(until) WHERE name = \(name)"
    }

    static func prune(_ dialect: Dialect) -> SQL { "DELETE FROM locks WHERE until < \(now(dialect))" }
}
