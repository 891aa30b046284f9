import FerroSQL

/// The column that refers from one model to another, be it nullable or not.
struct ForeignKey<Holder: Model>: Sendable {
    let name: String
    let value: @Sendable (Holder) -> SQLValue

    init<Value: SQLConvertible>(_ column: Column<Holder, Value>) {
        let property = column.property
        name = column.name
        value = { $0[keyPath: property].sqlValue }
    }

    /// `"comments"."link_id"`.
    var sql: SQL { "\(identifier: Holder.table).\(identifier: name)" }
}

extension Association {
    /// The rows whose key a column of the origin holds.
    static func parent(_ key: ForeignKey<Origin>) -> Self {
        Self(
            key: key.value, read: { try Related.ID(sqlValue: $0).sqlValue }, origin: key.sql,
            side: .column(Related.columns.id.sql, position: Related.position(of: Related.columns.id.name)),
            isUnique: true)
    }

    /// The rows whose column holds the key of the origin.
    static func children(_ key: ForeignKey<Related>) -> Self {
        ofOrigin(.column(key.sql, position: Related.position(of: key.name)))
    }

    /// The rows that a table between refers to.
    static func bridged(_ bridge: Bridge, to related: SQL) -> Self { ofOrigin(.bridge(bridge, related: related)) }

    private static func ofOrigin(_ side: Side) -> Self {
        Self(
            key: { $0.id.sqlValue }, read: { try Origin.ID(sqlValue: $0).sqlValue }, origin: Origin.columns.id.sql,
            side: side)
    }
}

extension Model {
    /// Where a column stands in the rows of the model.
    fileprivate static func position(of name: String) -> Int {
        Columns.names.firstIndex(of: name) ?? Columns.names.count
    }
}
