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
    private func source<Output>(_ query: Query<Related, Output>, _ dialect: Dialect) -> SQL {
        let whole = query.with {
            $0.orders = []
            $0.limit = nil
            $0.offset = 0
        }
        let rows: SQL = "(\(whole.selection.select(for: dialect))) AS \(Self.alias)"
        guard case .bridge(let bridge, let related) = side else { return rows }
        let name = SQL(identifier: "bridge")
        return
            "\(rows) JOIN (\(bridge.sql(for: dialect))) AS \(name) ON \(name).\(identifier: "relation_target") = \(related)"
    }

    /// The keys of the origins, one for each related row.
    func keys<Output>(_ query: Query<Related, Output>, _ dialect: Dialect) -> SQL {
        "SELECT \(keySQL) AS \(identifier: "relation_key") FROM \(source(query, dialect))"
    }

    /// How many related rows each of some keys has; keys without any are left out.
    func count<Output>(_ query: Query<Related, Output>, _ keys: [SQLValue], _ dialect: Dialect) -> SQL {
        let key = SQL(identifier: "relation_key")
        return """
            SELECT \(key), count(*) FROM (\(self.keys(query, dialect))) AS \(identifier: "related") \
            WHERE \(key) IN (\(keys.binds)) GROUP BY \(key)
            """
    }

    /// The related rows of some keys in the plain form, which reads the key out of the row itself.
    func plain<Output>(
        _ query: Query<Related, Output>, _ column: SQL, _ keys: [SQLValue], _ dialect: Dialect
    ) -> SQL {
        let found = query.where(sql: "\(column) IN (\(keys.binds))")
        return (isUnique ? found.selection : found.selection.ordered).select(for: dialect)
    }

    /// The related rows of some keys, each with its key and the columns of the table between; with a limit, so many for
    /// each key.
    func keyed<Output>(_ query: Query<Related, Output>, _ keys: [SQLValue], _ dialect: Dialect) -> SQL {
        let selection = query.selection.ordered
        var list = Self.columns + ", \(keySQL) AS \(identifier: "relation_key")"
        for column in pivotColumns { list.append(", \(identifier: "bridge").\(identifier: column)") }
        let order = selection.orders.map { $0.written.sql(for: dialect) }.joined(separator: ", ")
        let rows: SQL = " FROM \(source(query, dialect)) WHERE \(keySQL) IN (\(keys.binds))"
        if selection.limit == nil, selection.offset == 0 { return "SELECT \(list)\(rows) ORDER BY \(order)" }
        let rank = SQL(identifier: "relation_rank")
        var outer = Self.columns + ", \(identifier: "relation_key")"
        for column in pivotColumns { outer.append(", \(identifier: column)") }
        var sql: SQL = """
            SELECT \(outer) FROM (SELECT \(list), row_number() OVER (PARTITION BY \(keySQL) ORDER BY \(order)) \
            AS \(rank)\(rows)) AS \(Self.alias) WHERE \(rank) > \(selection.offset)
            """
        if let limit = selection.limit { sql.append(" AND \(rank) - \(selection.offset) <= \(limit)") }
        sql.append(" ORDER BY \(rank)")
        return sql
    }

    private var pivotColumns: [String] {
        guard case .bridge(let bridge, _) = side else { return [] }
        return bridge.columns.map { "pivot_\($0)" }
    }
}

extension Array where Element == SQLValue {
    /// The values as binds, as many as a power of two.
    var binds: SQL { BindLimit.padded(self).map(SQL.init(bind:)).joined(separator: ", ") }
}
