import FerroSQL

extension Selection {
    func delete(for dialect: Dialect) -> SQL {
        "DELETE FROM \(identifier: M.table)\(target.sql(for: dialect))"
    }

    func update(_ assignments: SQL, for dialect: Dialect) -> SQL {
        "UPDATE \(identifier: M.table) SET \(assignments)\(target.sql(for: dialect))"
    }

    /// The filter of a statement that writes: neither database lets UPDATE or DELETE sort, limit or join by itself.
    private var target: DialectSQL {
        if isWritable { return filter }
        let id = M.columns.id.fragment
        var inner = self
        inner.columns = [id]
        return " WHERE \(id) IN (\(inner.written))"
    }
}

extension Model {
    /// The assignments of a query's update: one more for the optimistic lock, so that an older copy is refused after it.
    static func locked(_ assignments: SQL) -> SQL {
        guard let name = lockColumn else { return assignments }
        let column = SQL(parts: [.identifier(table), .text("."), .identifier(name)])
        return "\(assignments), \(identifier: name) = \(column) + 1"
    }
}
