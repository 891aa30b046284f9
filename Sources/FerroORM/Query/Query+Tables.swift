public import FerroSQL

extension Query {
    /// The rows of this query and those of another, each once.
    ///
    /// What is written after it is about all of them: `a.union(b).order { $0.createdAt.descending }.limit(10)`.
    public func union(_ other: Query<M, M>) -> Self { compound(" UNION ", other) }
    /// The rows of this query and those of another, those in both twice.
    public func unionAll(_ other: Query<M, M>) -> Self { compound(" UNION ALL ", other) }
    /// The rows that are in this query and in another.
    public func intersect(_ other: Query<M, M>) -> Self { compound(" INTERSECT ", other) }
    /// The rows of this query that are not in another.
    public func except(_ other: Query<M, M>) -> Self { compound(" EXCEPT ", other) }

    /// This query as a table: a limit holds for the rows inside, what is written after it for those that are left.
    public func nested() -> Self { replacing { "(\($0.unlocked.written))" } }

    /// Reads from something else that has the columns of the model: `.from(sql: "post_versions")`.
    public func from(sql: SQL) -> Self { with { $0.source = DialectSQL(sql) } }

    /// Names a query for this statement, so that `from(cte:)` and conditions in SQL can use it.
    public func with<Base, Scope, Row>(cte name: String, as rows: Projection<Base, Scope, Row>) -> Self {
        with { $0.tables.append(CommonTable(name: name, body: rows.selection.unlocked.written)) }
    }

    /// Names a query of models for this statement.
    public func with<Other, Row>(cte name: String, as rows: Query<Other, Row>) -> Self {
        with { $0.tables.append(CommonTable(name: name, body: rows.selection.unlocked.written)) }
    }

    /// Names a query in SQL for this statement.
    public func with(cte name: String, as sql: SQL) -> Self {
        with { $0.tables.append(CommonTable(name: name, body: DialectSQL(sql))) }
    }

    /// Reads from a query named by `with(cte:as:)` that has the columns of the model.
    public func from(cte name: String) -> Self { with { $0.source = "\(identifier: name)" } }

    /// These rows, the rows that belong to them, the rows that belong to those, and so on.
    ///
    /// The closure says when a row belongs to one that was found already. A row is found once, so a circle ends.
    ///
    /// ```swift
    /// Category.where { $0.id == root }.recursive { child, found in child.parentID == found.id }.all(on: db)
    /// ```
    public func recursive(
        _ belongs: (Source<Joined<M, M>, M>, Source<Joined<M, M>, M>) -> Condition<Joined<M, M>>
    ) -> Self {
        let name = M.table + "_found"
        var condition = belongs(Source(alias: M.table), Source(alias: name)).fragment
        if selection.deleted == .without, let living = M.isLiving(M.table) { condition = "\(condition) AND \(living)" }
        let columns = SQL(unsafe: ModelText.columns(of: M.self))
        let next: DialectSQL =
            "SELECT \(columns) FROM \(identifier: M.table) JOIN \(identifier: name) ON \(condition)"
        let body: DialectSQL = "\(selection.operand) UNION \(next)"
        var found = replacing { _ in "\(identifier: name)" }
        found.selection.tables = [CommonTable(name: name, body: body, isRecursive: true)]
        return found
    }

    private func compound(_ word: DialectSQL, _ other: Query<M, M>) -> Self {
        replacing { "(\($0.operand)\(word)\(other.selection.operand))" }
    }

    /// A query over a source made of this one.
    private func replacing(_ source: (Selection<M>) -> DialectSQL) -> Self {
        let inner = selection
        return with {
            $0 = Selection()
            $0.source = source(inner)
            $0.deleted = .with
        }
    }
}

extension Selection {
    /// One side of a UNION: SQLite lets none of them sort or limit, PostgreSQL wants parentheses for it.
    var operand: DialectSQL {
        let inner = unlocked
        if !isLimited && orders.isEmpty && tables.isEmpty { return inner.written }
        return "SELECT * FROM (\(inner.written)) AS \(identifier: M.table)"
    }
}
