import FerroSQL

/// Which rows of a table, in which order: the pure part of a query, and the statements made of it.
struct Selection<M: Model>: Sendable {
    var conditions: [Condition<M>] = []
    var orders: [SQL] = []
    var limit: Int?
    var offset = 0

    /// Both selections: rows must meet the conditions of each, the smaller limit holds.
    func merging(_ other: Selection) -> Selection {
        var merged = self
        merged.conditions += other.conditions
        merged.orders += other.orders
        merged.limit = [limit, other.limit].compactMap { $0 }.min()
        merged.offset = max(offset, other.offset)
        return merged
    }

    /// Sorted by the key when nothing else sorts it, so that what comes first does not depend on the database's mood.
    var ordered: Selection {
        var copy = self
        if orders.isEmpty { copy.orders = [M.columns.id.ascending.sql] }
        return copy
    }

    /// Sorted by the key after everything else, so that no row is on two pages.
    var paged: Selection {
        var copy = self
        copy.orders.append(M.columns.id.ascending.sql)
        return copy
    }

    private var isLimited: Bool { limit != nil || offset > 0 }

    func select(for dialect: Dialect) -> SQL {
        let columns = M.Columns.names.map { SQL(parts: [.identifier(M.table), .text("."), .identifier($0)]) }
        return "SELECT \(columns.joined(separator: ", "))" + tail(for: dialect)
    }

    func count(for dialect: Dialect) -> SQL {
        guard isLimited else { return "SELECT count(*) FROM \(identifier: M.table)\(filter(for: dialect))" }
        return "SELECT count(*) FROM (SELECT 1\(tail(for: dialect))) AS \(identifier: "selected")"
    }

    func exists(for dialect: Dialect) -> SQL { "SELECT EXISTS (SELECT 1\(tail(for: dialect)))" }

    func delete(for dialect: Dialect) -> SQL {
        "DELETE FROM \(identifier: M.table)\(target(for: dialect))"
    }

    func update(_ assignments: SQL, for dialect: Dialect) -> SQL {
        "UPDATE \(identifier: M.table) SET \(assignments)\(target(for: dialect))"
    }

    private func filter(for dialect: Dialect) -> SQL {
        if conditions.isEmpty { return "" }
        return " WHERE \(conditions.map { $0.sql(for: dialect) }.joined(separator: " AND "))"
    }

    private func tail(for dialect: Dialect) -> SQL {
        var sql: SQL = " FROM \(identifier: M.table)\(filter(for: dialect))"
        if !orders.isEmpty { sql.append(" ORDER BY \(orders.joined(separator: ", "))") }
        // SQLite has no OFFSET without LIMIT; there, -1 stands for "all".
        if let limit {
            sql.append(" LIMIT \(limit)")
        } else if offset > 0, dialect.kind == .sqlite {
            sql.append(" LIMIT -1")
        }
        if offset > 0 { sql.append(" OFFSET \(offset)") }
        return sql
    }

    /// The filter of a statement that writes: neither database lets UPDATE or DELETE sort or limit by itself.
    private func target(for dialect: Dialect) -> SQL {
        guard isLimited else { return filter(for: dialect) }
        let id = M.columns.id.sql
        return " WHERE \(id) IN (SELECT \(id)\(tail(for: dialect)))"
    }
}
