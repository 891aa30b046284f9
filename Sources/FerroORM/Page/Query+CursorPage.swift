public import FerroSQL

extension Query {
    /// Reads one page by where another ended: as fast on the last page as on the first, and not confused by new rows.
    ///
    /// One statement, and one more for each relation; nothing is counted. The query must be sorted by columns, not by
    /// expressions; the key is added. A cursor that is not of this query throws ``ORMError`` with `.cursor`, a 400.
    ///
    /// ```swift
    /// let page = try await Post.newest.cursorPage(after: request.cursor, per: 20, on: db)
    /// ```
    ///
    /// - Parameter token: `next` or `previous` of another page; nil for the first.
    public func cursorPage(
        after token: String?, per: Int = PageQuery.defaultPer, on db: Database
    ) async throws -> CursorPage<Output> {
        let per = max(1, per)
        let keys = try cursorKeys()
        let cursor = try token.map { try Self.cursor($0, for: keys) }
        let isBackward = cursor?.isBackward ?? false
        let orders = isBackward ? keys.map { $0.ordering.reversed(db.dialect) } : keys.map(\.ordering)
        let page = with { selection in
            selection.orders = orders
            selection.limit = per == .max ? per : per + 1
            selection.offset = 0
            if let cursor {
                let values = cursor.values.map(\.sqlValue)
                let keyset = Keyset(orders: orders, values: values, dialect: db.dialect)
                selection.conditions.append(DialectSQL(keyset.condition))
            }
        }
        let found = try await page.models(on: db)
        let models = isBackward ? Array(found.prefix(per).reversed()) : Array(found.prefix(per))
        let hasMore = found.count > per
        let items = try await loader(models, db)
        let hasNext = isBackward || hasMore
        let hasPrevious = isBackward ? hasMore : cursor != nil
        return CursorPage(
            items: items, per: per,
            next: hasNext ? try models.last.map { try Self.token(of: $0, keys, isBackward: false) } : nil,
            previous: hasPrevious ? try models.first.map { try Self.token(of: $0, keys, isBackward: true) } : nil)
    }

    /// Reads the page that a client asks for.
    public func cursorPage(_ query: CursorQuery, on db: Database) async throws -> CursorPage<Output> {
        try await cursorPage(after: query.cursor, per: query.per, on: db)
    }

    /// The columns of the order, each once, and the model's key at the end.
    private func cursorKeys() throws -> [CursorKey] {
        var keys: [CursorKey] = []
        for ordering in selection.orders + [M.columns.id.ascending.ordering] {
            guard let key = ordering.key else {
                throw ORMError(
                    .invalid, "a query sorted by an expression has no cursor pages: sort \(M.self) by columns",
                    model: String(describing: M.self))
            }
            // Later columns of a name do not sort anything, and nothing does after the key.
            if keys.contains(where: { $0.key.name == key.name }) { continue }
            keys.append(CursorKey(ordering: ordering, key: key))
            if key.name == M.columns.id.name { break }
        }
        return keys
    }

    private static func cursor(_ token: String, for keys: [CursorKey]) throws -> PageCursor {
        let cursor = PageCursor(token: token)
        let values = zip(keys, cursor?.values ?? []).compactMap { key, value in key.value(value.sqlValue) }
        guard let cursor, cursor.columns == keys.map(\.name), values.count == keys.count else {
            throw ORMError(
                .cursor, "the cursor is none of this list: ask for the first page, without a cursor",
                model: String(describing: M.self))
        }
        return PageCursor(columns: cursor.columns, values: values, isBackward: cursor.isBackward)
    }

    private static func token(of model: M, _ keys: [CursorKey], isBackward: Bool) throws -> String {
        let values = keys.map { key in
            (model[keyPath: key.key.property as AnyKeyPath] as? any SQLConvertible)?.sqlValue ?? .null
        }
        return try PageCursor(columns: keys.map(\.name), values: values, isBackward: isBackward).token()
    }
}

/// A column that a cursor holds the value of.
private struct CursorKey {
    let ordering: Ordering
    let key: Ordering.Key

    /// The name in the cursor: `-created_at` for descending, with how NULL is sorted where the order says it.
    var name: String {
        let nulls = ordering.nulls.map { $0 == .first ? "<" : ">" } ?? ""
        return (ordering.isDescending ? "-" : "") + key.name + nulls
    }

    /// The value as the column binds it; nil when it cannot be one of the column.
    func value(_ value: SQLValue) -> SQLValue? { (try? key.type.init(sqlValue: value))?.sqlValue }
}
