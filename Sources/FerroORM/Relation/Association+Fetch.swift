import FerroSQL

extension Association {
    /// What reading the related rows of some rows takes: one statement, and one more for each further 30 000 keys.
    func groups<Output>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect
    ) throws -> Fetch<[[Output]]> {
        try rows(for: origins, query, dialect) { output, _ in output }
    }

    /// What reading the first related row of some rows takes.
    func firsts<Output>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect
    ) throws -> Fetch<[Output?]> {
        try groups(for: origins, query, dialect).map { $0.map(\.first) }
    }

    /// What reading the one related row of some rows takes; a row without one is an error.
    func only<Output>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect
    ) throws -> Fetch<[Output]> {
        try groups(for: origins, query, dialect).map { groups in
            try zip(origins, groups).map { origin, group in
                guard let first = group.first else { throw ORMError.dangling(origin, Related.self) }
                return first
            }
        }
    }

    /// What counting the related rows of some rows takes: one statement.
    func counts<Output>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect
    ) throws -> Fetch<[Int]> {
        let keys = origins.map(key)
        let statements = keys.chunks.map { count(query, $0).sql(for: dialect) }
        if statements.isEmpty { return .done(origins.map { _ in 0 }) }
        return .needs(statements) { results in
            var counts: [SQLValue: Int] = [:]
            for row in results.lazy.flatMap(\.rows) {
                counts[try read(row.value(at: 0))] = try row.decode(at: 1, as: Int.self)
            }
            return .done(keys.map { counts[$0] ?? 0 })
        }
    }

    /// What reading the related rows takes, each of them made into something with the columns of the table between.
    func rows<Output, Result: Sendable>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect,
        _ make: @escaping @Sendable (Output, SQLRow) throws -> Result
    ) throws -> Fetch<[[Result]]> {
        let keys = origins.map(key)
        let statements = keys.chunks.map { statement(query, $0).sql(for: dialect) }
        if statements.isEmpty { return .done(origins.map { _ in [] }) }
        return .needs(statements) { results in
            let rows = results.flatMap(\.rows)
            let models = try rows.map { row in try Related.reading(row) }
            let found = try zip(rows, models).map { row, model in try originKey(row, model) }
            return try query.loader.plan(models, dialect).map { outputs in
                var groups: [SQLValue: [Result]] = [:]
                for (index, output) in outputs.enumerated() {
                    groups[found[index], default: []].append(try make(output, rows[index]))
                }
                return keys.map { groups[$0] ?? [] }
            }
        }
    }

    private func statement<Output>(_ query: Query<Related, Output>, _ keys: [SQLValue]) -> DialectSQL {
        if case .column(let column, _) = side, !query.selection.isLimited { return plain(query, column, keys) }
        return keyed(query, keys)
    }

    /// The key of the row that a related row belongs to.
    private func originKey(_ row: SQLRow, _ model: Related) throws -> SQLValue {
        switch side {
        case .column(_, let value): value(model)
        case .bridge: try read(row.value(at: Related.Columns.names.count))
        }
    }
}

extension [SQLValue] {
    /// The values that are not NULL, each once, as many together as one statement can carry.
    fileprivate var chunks: [[SQLValue]] {
        var seen: Set<SQLValue> = [.null]
        return filter { seen.insert($0).inserted }.chunks(of: BindLimit.perStatement)
    }
}

extension SQLRow {
    /// The value at a position, counted from 0.
    func value(at position: Int) throws(SQLError) -> SQLValue {
        guard values.indices.contains(position) else {
            throw SQLError(.missing, "the row has \(values.count) columns, none at position \(position)")
        }
        return values[position]
    }
}
