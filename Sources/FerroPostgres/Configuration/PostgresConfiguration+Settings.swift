import FerroSQL
import FerroSupport

extension PostgresConfiguration {
    /// How many connections are shared.
    var sharedCount: Int {
        let most = max(1, pool.maximum)
        // Behind pgbouncer nothing keeps a session from writing, and with one connection there is none to share.
        guard preparedStatements, most > 1 else { return 0 }
        return min(max(1, pool.sharedConnections), max(1, most / 2))
    }

    /// What the switchboard works with.
    func settings(note: @escaping @Sendable (Bool, String) -> Void) -> SwitchboardSettings {
        let count = sharedCount
        var exclusive = pool
        exclusive.maximum = max(1, pool.maximum) - count
        // The first connection proves the address, and stays.
        exclusive.minimum = count == 0 ? max(1, pool.minimum) : max(0, pool.minimum - 1)
        var shared = pool
        shared.maximum = count
        shared.sharedConnections = count
        shared.minimum = 1
        return SwitchboardSettings(
            parameters: libpqParameters(isShared: false), sharedParameters: libpqParameters(isShared: true),
            exclusivePool: exclusive, sharedPool: count == 0 ? nil : shared,
            connectTimeout: connectTimeout * max(1, hosts.count), statementTimeout: statementTimeout,
            grace: grace, greeting: preparedStatements ? nil : "SET TimeZone = 'UTC'", preface: preface,
            statementCacheSize: statementCacheSize, preparesStatements: preparedStatements, address: address,
            note: note)
    }

    /// The timeouts as a statement, for where a session cannot be begun with them.
    private var preface: PostgresCall? {
        guard !preparedStatements else { return nil }
        let limits = [("statement_timeout", statementTimeout), ("lock_timeout", lockTimeout)]
        let settings = limits.compactMap { name, limit in
            limit.map { "set_config('\(name)', '\($0.wholeMilliseconds)', true)" }
        }
        guard !settings.isEmpty else { return nil }
        return PostgresCall(StatementText(id: 0, text: "SELECT \(settings.joined(separator: ", "))"))
    }

    /// Host and database, for messages.
    var address: String {
        let names = hosts.map { $0.name.isEmpty ? "localhost" : "\($0.name):\($0.port ?? 5432)" }
        return (names.isEmpty ? "the default host" : names.joined(separator: ",")) + (database.map { "/\($0)" } ?? "")
    }

    /// libpq's keywords and values.
    func libpqParameters(isShared: Bool) -> [String: String] {
        // A link that swallows everything is noticed after half a minute (tcp(7)).
        var result = [
            "keepalives": "1", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
            "tcp_user_timeout": "30000", "fallback_application_name": "ferro", "client_encoding": "UTF8",
        ]
        result.merge(parameters) { $1 }
        if !hosts.isEmpty {
            result["host"] = hosts.map(\.name).joined(separator: ",")
            result["port"] = hosts.map { $0.port.map(String.init) ?? "" }.joined(separator: ",")
        }
        result["user"] = user
        result["password"] = password?.reveal()
        result["dbname"] = database
        // A moment that goes into a column without a time zone goes there in UTC, whatever the server's own zone is.
        let zone = preparedStatements ? "-c TimeZone=UTC" : nil
        let options = [zone, parameters["options"]] + sessionOptions(isShared: isShared)
        result["options"] = options.compactMap(\.self).joined(separator: " ")
        return result.filter { !$0.value.isEmpty }
    }

    private func sessionOptions(isShared: Bool) -> [String?] {
        // pgbouncer refuses to start a session with options.
        guard preparedStatements else { return [] }
        return [
            statementTimeout.map { "-c statement_timeout=\($0.wholeMilliseconds)" },
            lockTimeout.map { "-c lock_timeout=\($0.wholeMilliseconds)" },
            isShared ? "-c default_transaction_read_only=on" : nil,
        ]
    }
}

extension Duration {
    /// The duration in milliseconds, at least one.
    var wholeMilliseconds: Int64 {
        max(
            1,
            components.seconds.multipliedReportingOverflow(by: 1000).partialValue
                + components.attoseconds / 1_000_000_000_000_000)
    }
}
