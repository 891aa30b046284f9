import FerroSQL

extension Association {
    /// The condition on a row of the origin that it has related rows, at least so many.
    func has<Output>(_ query: Query<Related, Output>, atLeast count: Int) -> DialectSQL {
        let related = SQL(identifier: "related")
        let rows: DialectSQL = """
            FROM (\(keys(query))) AS \(related) WHERE \(related).\(identifier: "relation_key") = \(origin)
            """
        return count <= 1 ? "EXISTS (SELECT 1 \(rows))" : "(SELECT count(*) \(rows)) >= \(count)"
    }

    /// The related rows of one row, as a query that can be narrowed, paged and counted.
    func query(for row: Origin) -> Query<Related, Related> {
        let key = key(row)
        return query.with { selection in
            switch side {
            case _ where key == .null: selection.conditions.append("1 = 0")
            case .column(let column, _): selection.conditions.append("\(column) = \(key)")
            case .bridge(let bridge, let related):
                let name = SQL(identifier: "bridge")
                selection.conditions.append(
                    """
                    \(related) IN (SELECT \(identifier: "relation_target") FROM (\(bridge.written)) AS \(name) \
                    WHERE \(identifier: "relation_key") = \(key))
                    """)
            }
        }
    }
}
