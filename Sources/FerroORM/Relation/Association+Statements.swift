import FerroSQL

extension Association {
    private static var alias: SQL { SQL(identifier: Related.table) }

    /// The quoted columns of the related table.
    private static var columns: SQL {
        Related.Columns.names.map { "\(alias).\(identifier: $0)" as SQL }.joined(separator: ", ")
    }

    /// The column that holds the origin's key.
    private var keySQL: SQL {
        switch side {
        case .column(let column, _): column
        case .bridge: "\(identifier: "bridge").\(identifier: "relation_key")"
        }
    }

    /// The related rows without order and limit, and the table between when there is one.
    private func source<Output>(_ query: Query<Related, Output>) -> DialectSQL {
        var whole = query.selection.unlocked
        whole.orders = []
        whole.limit = nil
        whole.offset = 0
        let rows: DialectSQL = "(\(whole.written)) AS \(Self.alias)"
        guard case .bridge(let bridge, let related) = side else { return rows }
        let name = SQL(identifier: "bridge")
        let condition: SQL = "\(name).\(identifier: "relation_target") = \(related)"
        return "\(rows) JOIN (\(bridge.written)) AS \(name) ON \(condition)"
    }

    /// The keys of the origins, one for each related row.
    func keys<Output>(_ query: Query<Related, Output>) -> DialectSQL {
        "SELECT \(keySQL) AS \(identifier: "relation_key") FROM \(source(query))"
    }

    /// How many related rows each of some keys has; keys without any are left out.
    func count<Output>(_ query: Query<Related, Output>, _ keys: [SQLValue]) -> DialectSQL {
        let key = SQL(identifier: "relation_key")
        return """
            SELECT \(key), count(*) FROM (\(self.keys(query))) AS \(identifier: "related") \
            WHERE \(key)\(keys.membership) GROUP BY \(key)
            """
    }

    /// The related rows of some keys in the plain form, which reads the key out of the row itself.
    func plain<Output>(_ query: Query<Related, Output>, _ column: SQL, _ keys: DialectSQL) -> DialectSQL {
        var found = query.selection
        found.conditions.append("\(column)\(keys)")
        return isUnique ? found.written : found.ordered.written
    }

    /// The related rows of some keys, each with its key and the columns of the table between; with a limit, so many for
    /// each key.
    func keyed<Output>(_ query: Query<Related, Output>, _ keys: DialectSQL) -> DialectSQL {
        let selection = query.selection.ordered
        let pivot = pivotColumns
        let list =
            Self.columns + ", \(keySQL) AS \(identifier: "relation_key")"
            + Self.appended(pivot.map { "\(identifier: "bridge").\(identifier: $0)" })
        let order = selection.orders.map(\.written).joined(separator: ", ")
        let rows: DialectSQL = " FROM \(source(query)) WHERE \(keySQL)\(keys)"
        if !selection.isLimited { return "SELECT \(list)\(rows) ORDER BY \(order)" }
        let rank = SQL(identifier: "relation_rank")
        let outer = Self.columns + ", \(identifier: "relation_key")" + Self.appended(pivot.map(SQL.init(identifier:)))
        var sql: DialectSQL = """
            SELECT \(outer) FROM (SELECT \(list), row_number() OVER (PARTITION BY \(keySQL) ORDER BY \(order)) \
            AS \(rank)\(rows)) AS \(Self.alias) WHERE \(rank) > \(selection.offset)
            """
        if let limit = selection.limit { sql.append(" AND \(rank) - \(selection.offset) <= \(limit)") }
        sql.append(" ORDER BY \(rank)")
        return sql
    }

    private static func appended(_ columns: [SQL]) -> SQL {
        columns.map { ", \($0)" as SQL }.joined(separator: "")
    }

    private var pivotColumns: [String] {
        guard case .bridge(let bridge, _) = side else { return [] }
        return bridge.columns.map { "pivot_\($0)" }
    }
}

extension [SQLValue] {
    /// The condition that what stands before it is one of the values: one text for lists of any length on PostgreSQL,
    /// for those of similar length on SQLite.
    var membership: DialectSQL {
        DialectSQL(sqlite: " IN (\(list: BindLimit.padded(self)))", postgres: " = ANY(\(SQLValue.array(self))\(cast))")
    }

    /// The server takes the type of the column; numbers of 64 bits may be compared with a column of fewer.
    private var cast: SQL {
        let isOfNumbers = allSatisfy { if case .integer = $0 { true } else { false } }
        return isOfNumbers ? "::bigint[]" : ""
    }
}
