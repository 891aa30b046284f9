import FerroSQL

extension Association {
    /// What reading the related rows of some rows takes: one statement, and one more for each further 30 000 keys.
    func groups<Output>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect, text: RelationText? = nil
    ) throws -> Fetch<[[Output]]> {
        try related(to: origins, query, dialect, text) { $0.groups }
    }

    /// What reading the first related row of some rows takes.
    func firsts<Output>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect, text: RelationText? = nil
    ) throws -> Fetch<[Output?]> {
        try related(to: origins, query, dialect, text) { found in
            Array(count: found.keys.places.count) { found.first(at: $0) }
        }
    }

    /// What reading the one related row of some rows takes; a row without one is an error.
    func only<Output>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect, text: RelationText? = nil
    ) throws -> Fetch<[Output]> {
        try related(to: origins, query, dialect, text) { found in
            try Array(count: origins.count) { index in
                guard let first = found.first(at: index) else { throw ORMError.dangling(origins[index], Related.self) }
                return first
            }
        }
    }

    /// What counting the related rows of some rows takes: one statement.
    func counts<Output>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect
    ) throws -> Fetch<[Int]> {
        let keys = keys(of: origins)
        if keys.distinct.isEmpty { return .done(origins.map { _ in 0 }) }
        return .needs(keys.chunks.map { count(query, $0).sql(for: dialect) }) { results in
            let rows = results.flatMap(\.rows)
            var counts = Array(repeating: 0, count: keys.distinct.count)
            for (row, place) in zip(rows, try keys.places(in: rows, at: 0, read)) {
                if let place { counts[place] = try row.decode(at: 1) }
            }
            return .done(keys.places.map { place in place.map { counts[$0] } ?? 0 })
        }
    }

    /// What reading the related rows takes, and making something of them.
    ///
    /// - Parameter text: how the query was written before, when it is the relation's own.
    func related<Output, Value: Sendable>(
        to origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect, _ text: RelationText? = nil,
        _ make: @escaping @Sendable (RelatedRows<Output>) throws -> Value
    ) throws -> Fetch<Value> {
        let keys = keys(of: origins)
        if keys.distinct.isEmpty { return .done(try make(RelatedRows(keys: keys))) }
        let statements = keys.chunks.map { keys in
            text?.sql(keys, dialect) { statement(query, RelationText.place) }
                ?? statement(query, keys.membership).sql(for: dialect)
        }
        return .needs(statements) { results in
            let rows = results.count == 1 ? results[0].rows : results.flatMap(\.rows)
            let places = try keys.places(in: rows, at: keyPosition, read)
            return try query.loader.plan(try Related.reading(rows), dialect).map { outputs in
                try make(RelatedRows(keys: keys, rows: rows, places: places, outputs: outputs))
            }
        }
    }

    private func keys(of origins: [Origin]) -> RelationKeys {
        RelationKeys(Array(count: origins.count) { key(origins[$0]) })
    }

    private func statement<Output>(_ query: Query<Related, Output>, _ keys: DialectSQL) -> DialectSQL {
        if case .column(let column, _) = side, !query.selection.isLimited { return plain(query, column, keys) }
        return keyed(query, keys)
    }

    /// Where the key of the row that it belongs to stands in a related row.
    private var keyPosition: Int {
        switch side {
        case .column(_, let position): position
        case .bridge: Related.Columns.names.count
        }
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
