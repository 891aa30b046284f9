import FerroSQL

/// How the rows of two models find each other: the part of a relation that all kinds share.
public struct Association<Origin: Model, Related: Model>: Sendable {
    /// Where the other side of the comparison is.
    enum Side: Sendable {
        /// In a column of the related table, which stands at a position of its rows.
        case column(SQL, position: Int)
        /// In a table between the two.
        case bridge(Bridge, related: SQL)
    }

    /// What of the origin's row is compared; NULL finds nothing.
    let key: @Sendable (Origin) -> SQLValue
    /// Reads such a key from a result, because a database may answer it in another form.
    let read: @Sendable (SQLValue) throws -> SQLValue
    /// The same as SQL.
    let origin: SQL
    let side: Side
    /// Whether a key finds at most one row, so that no order is needed.
    var isUnique = false
    /// Which related rows there are, in which order and, with a limit, how many for each row.
    var query = Query<Related, Related>() {
        didSet { text = RelationText() }
    }
    /// How that query is written.
    private(set) var text = RelationText()

    /// The query for the related rows as a `with` closure changes it.
    ///
    /// An order of the closure takes the place of the relation's own.
    func refined<Output>(
        _ refine: (Query<Related, Related>) -> Query<Related, Output>
    ) -> Query<Related, Output> {
        let refined = refine(query.with { $0.orders = [] })
        guard refined.selection.orders.isEmpty else { return refined }
        return refined.with { $0.orders = query.selection.orders }
    }
}

/// A table between two others: a pivot, or the model that a `through` relation goes through.
struct Bridge: Sendable {
    /// The rows of the table.
    let rows: DialectSQL
    let table: String
    /// The column with the key of the origin.
    let key: String
    /// The column that the related row is found by.
    let target: String
    /// All columns of the table, when they are to be read too.
    var columns: [String] = []

    init<Through: Model>(_: Through.Type, key: String, target: String) {
        rows = Through.query.selection.written
        table = Through.table
        self.key = key
        self.target = target
    }

    /// The table with its columns renamed, so that a name of the related table means only that.
    var written: DialectSQL {
        let renamed = [(key, "relation_key"), (target, "relation_target")] + columns.map { ($0, "pivot_\($0)") }
        let list = renamed.map { name, alias in
            "\(identifier: table).\(identifier: name) AS \(identifier: alias)" as SQL
        }
        return "SELECT \(list.joined(separator: ", ")) FROM (\(rows)) AS \(identifier: table)"
    }
}
