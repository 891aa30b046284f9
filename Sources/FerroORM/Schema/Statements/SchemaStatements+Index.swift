import FerroSQL

extension SchemaStatements {
    /// The statement that makes an index; nil where the dialect leaves it out.
    func index(_ index: IndexDefinition, on table: String, _ existing: SQL = "") throws(MigrationError) -> SQL? {
        let isPostgres = dialect.kind == .postgres
        if !isPostgres, index.method == .gin || index.method == .gist { return nil }
        var terms: [SQL] = []
        for term in index.terms { terms.append(try self.term(term)) }
        // SQLite carries columns along by indexing them, which a unique index must not.
        if !isPostgres, !index.isUnique { terms += index.included.map { SQL(identifier: $0) } }
        var sql: SQL = index.isUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX "
        if isPostgres, index.isConcurrent { sql.append("CONCURRENTLY ") }
        sql.append("\(existing)\(identifier: index.name(in: table)) ON \(identifier: table) ")
        if isPostgres, index.method != .btree { sql.append("USING \(unsafe: index.method.rawValue) ") }
        sql.append("(\(terms.joined(separator: ", ")))")
        if isPostgres, !index.included.isEmpty { sql.append(" INCLUDE (\(names(index.included)))") }
        if let condition = index.condition { sql.append(" WHERE \(try inlined(condition))") }
        return sql
    }

    func dropIndex(_ index: IndexDefinition, _ table: String, ifExists: Bool) -> SQL {
        let concurrently: SQL = index.isConcurrent && dialect.kind == .postgres ? "CONCURRENTLY " : ""
        // An index that SQLite has left out cannot be dropped.
        let isOptional = ifExists || (dialect.kind == .sqlite && index.method != .btree)
        return "DROP INDEX \(concurrently)\(isOptional ? "IF EXISTS " : "" as SQL)\(identifier: index.name(in: table))"
    }

    func names(_ columns: [String]) -> SQL { columns.map { SQL(identifier: $0) }.joined(separator: ", ") }

    private func term(_ term: IndexTerm) throws(MigrationError) -> SQL {
        let subject: SQL =
            switch term.subject {
            case .column(let name): SQL(identifier: name)
            case .expression(let sql): "(\(try inlined(sql)))"
            }
        return term.isDescending ? "\(subject) DESC" : subject
    }
}
