import FerroSQL

extension Column where Value: SQLText {
    /// Rows whose column has every one of some words; the table needs `t.fullText(…)` in its migration.
    ///
    /// Case and, on SQLite, accents are ignored; whatever a person types is taken for words.
    public func matches(_ words: String) -> Condition<M> { FullText<M>(words).condition(on: name) }
}

extension ModelColumns {
    /// Rows that have every one of some words in the columns of `t.fullText(…)`: `Post.where { $0.matches("swift orm") }`.
    public func matches(_ words: String) -> Condition<Owner> { FullText<Owner>(words).condition }
}

/// How the databases are asked for words, as ``FullTextConvention`` says.
private struct FullText<M: Model> {
    let words: String

    init(_ words: String) { self.words = words }

    /// `"posts"."search_vector" @@ plainto_tsquery('simple', $1)`.
    private var postgres: SQL {
        "\(identifier: M.table).\(identifier: FullTextConvention.column) @@ \(tsquery)"
    }

    private var tsquery: SQL { "plainto_tsquery(\(unsafe: "'\(FullTextConvention.configuration)'"), \(cleaned))" }
    /// PostgreSQL has no NUL in a text.
    private var cleaned: String { String(String.UnicodeScalarView(words.unicodeScalars.filter { $0 != "\0" })) }

    private func sqlite(_ query: (String) -> String) -> SQL {
        guard let words = FullTextConvention.sqliteQuery(words) else { return "1 = 0" }
        let index = SQL(identifier: FullTextConvention.table(of: M.table))
        return """
            \(identifier: M.table).rowid IN (SELECT rowid FROM \(index) WHERE \(index) MATCH \(query(words)))
            """
    }

    var condition: Condition<M> { Condition(DialectSQL(sqlite: sqlite { $0 }, postgres: postgres)) }

    /// The index holds the words of all columns; PostgreSQL finds the rows with it and then looks at the one column.
    func condition(on column: String) -> Condition<M> {
        // https://sqlite.org/fts5.html#fts5_column_filters: the name is quoted as a string.
        let quoted = Dialect.sqlite.quote(column)
        let one: SQL =
            "to_tsvector(\(unsafe: "'\(FullTextConvention.configuration)'"), \(identifier: M.table).\(identifier: column))"
        return Condition(
            DialectSQL(sqlite: sqlite { "\(quoted) : (\($0))" }, postgres: "(\(postgres) AND \(one) @@ \(tsquery))"))
    }
}
