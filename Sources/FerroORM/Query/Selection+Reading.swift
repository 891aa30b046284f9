import FerroSQL

extension Selection {
    func select(for dialect: Dialect) -> SQL { written.sql(for: dialect) }

    func count(for dialect: Dialect) -> SQL {
        if isPlain { return ("\(prefix)SELECT count(*)\(rows)" as DialectSQL).sql(for: dialect) }
        // Only a selection whose rows depend on its columns needs them.
        let inner: DialectSQL =
            isDistinct || !groups.isEmpty ? unlocked.written : "\(prefix)SELECT 1\(rows)\(tail)"
        return ("SELECT count(*) FROM (\(inner)) AS \(identifier: "selected")" as DialectSQL).sql(for: dialect)
    }

    func exists(for dialect: Dialect) -> SQL {
        ("SELECT EXISTS (\(prefix)SELECT 1\(rows)\(tail))" as DialectSQL).sql(for: dialect)
    }

    /// The whole statement.
    var written: DialectSQL { "\(prefix)\(head)\(rows)\(tail)\(lockClause)" }

    /// The statement without what follows the last row: what a lock may not stand in.
    var unlocked: Selection {
        var copy = self
        copy.lock = nil
        return copy
    }

    private var head: DialectSQL {
        let word: DialectSQL = isDistinct ? "SELECT DISTINCT " : "SELECT "
        guard let columns else { return word.appending(SQL(unsafe: ModelText.columns(of: M.self))) }
        return "\(word)\(columns.joined(separator: ", "))"
    }

    private var prefix: DialectSQL {
        if tables.isEmpty { return "" }
        let list = tables.map { "\(identifier: $0.name) AS (\($0.body))" as DialectSQL }.joined(separator: ", ")
        return tables.contains(where: \.isRecursive) ? "WITH RECURSIVE \(list) " : "WITH \(list) "
    }

    /// From FROM to HAVING.
    private var rows: DialectSQL {
        var sql: DialectSQL = " FROM \(from)"
        for join in joins { sql.append(join.written) }
        sql.append(filter)
        if !groups.isEmpty { sql.append(" GROUP BY \(groups.map(placed).joined(separator: ", "))") }
        if !groupConditions.isEmpty { sql.append(" HAVING \(groupConditions.joined(separator: " AND "))") }
        return sql
    }

    private var from: DialectSQL {
        guard let source else { return "\(identifier: M.table)" }
        return "\(source) AS \(identifier: M.table)"
    }

    /// WHERE and the conditions.
    var filter: DialectSQL {
        let all = deletion + conditions
        return all.isEmpty ? "" : " WHERE \(all.joined(separator: " AND "))"
    }

    private var deletion: [DialectSQL] {
        guard let name = M.softDeleteColumn, deleted != .with else { return [] }
        let column = SQL(parts: [.identifier(M.table), .text("."), .identifier(name)])
        return [deleted == .only ? "\(column) IS NOT NULL" : "\(column) IS NULL"]
    }

    /// From ORDER BY on.
    private var tail: DialectSQL {
        var sql: DialectSQL = ""
        if !orders.isEmpty {
            sql.append(" ORDER BY \(orders.map { placed($0.fragment).ordered(as: $0) }.joined(separator: ", "))")
        }
        // SQLite has no OFFSET without LIMIT; there, -1 stands for "all".
        if let limit {
            sql.append(" LIMIT \(limit)")
        } else if offset > 0 {
            sql.append(DialectSQL(sqlite: " LIMIT -1", postgres: ""))
        }
        if offset > 0 { sql.append(" OFFSET \(offset)") }
        return sql
    }

    /// An expression with binds by its position among the columns, where it is one of them: PostgreSQL does not see
    /// that `$1` and `$2` are the same value, and so not that the expression is grouped by.
    private func placed(_ fragment: DialectSQL) -> DialectSQL {
        guard !isPlain, fragment.hasBinds, let index = columns?.firstIndex(of: fragment) else { return fragment }
        return DialectSQL(SQL(unsafe: String(index + 1)))
    }

    private var lockClause: DialectSQL {
        guard let lock else { return "" }
        // Without OF it would lock the joined rows too, which an outer join does not allow.
        let of: SQL = joins.isEmpty ? "" : " OF \(identifier: M.table)"
        return DialectSQL(sqlite: "", postgres: lock.strength.sql + of + lock.waiting.sql)
    }
}

extension DialectSQL {
    func appending(_ sql: SQL) -> DialectSQL {
        var copy = self
        copy.append(DialectSQL(sql))
        return copy
    }
}
