import FerroSQL

/// The condition for the rows that come after a row in an order, NULLs and mixed directions included.
struct Keyset {
    let orders: [Ordering]
    let values: [SQLValue]
    let dialect: Dialect

    var condition: SQL {
        if let pairs = rowComparison { return pairs }
        var alternatives: [SQL] = []
        var equal: [SQL] = []
        for (order, value) in zip(orders, values) {
            let column = order.fragment.sql(for: dialect)
            if let later = later(order, column, value) {
                alternatives.append((equal + [later]).joined(separator: " AND "))
            }
            equal.append(value == .null ? "\(column) IS NULL" : "\(column) = \(value)")
        }
        if alternatives.isEmpty { return "1 = 0" }
        return "(\(alternatives.map { "(\($0))" as SQL }.joined(separator: " OR ")))"
    }

    /// `(a, b) > (?, ?)`, which an index answers at once, where all columns go the same way and none can be NULL.
    private var rowComparison: SQL? {
        guard let first = orders.first,
            orders.allSatisfy({ !$0.isNullable && $0.isDescending == first.isDescending })
        else { return nil }
        let columns = orders.map { $0.fragment.sql(for: dialect) }.joined(separator: ", ")
        let binds = values.map(SQL.init(bind:)).joined(separator: ", ")
        return first.isDescending ? "(\(columns)) < (\(binds))" : "(\(columns)) > (\(binds))"
    }

    private func later(_ order: Ordering, _ column: SQL, _ value: SQLValue) -> SQL? {
        let nullsAreLast = order.nullsAreLast(dialect)
        if value == .null { return nullsAreLast ? nil : "\(column) IS NOT NULL" }
        let greater: SQL = order.isDescending ? "\(column) < \(value)" : "\(column) > \(value)"
        return order.isNullable && nullsAreLast ? "(\(greater) OR \(column) IS NULL)" : greater
    }
}
