public import FerroSQL

/// A column of a model's table, as query closures see it.
///
/// Its operators make conditions and its properties make orders; a value can only be bound, never become SQL.
public struct Column<M: Model, Value: SQLConvertible>: SQLExpression {
    /// The model is what it can be asked of.
    public typealias Scope = M

    /// The name in the database.
    public let name: String
    let property: any KeyPath<M, Value> & Sendable

    /// Names the column that a property is stored in.
    public init(_ name: String, _ property: any KeyPath<M, Value> & Sendable) {
        self.name = name
        self.property = property
    }

    /// The quoted name after the table's: `"links"."url"`.
    ///
    /// With the table in front SQLite reports a name it does not know; alone in double quotes it would take it for text.
    public var sql: SQL { SQL(parts: [.identifier(M.table), .text("."), .identifier(name)]) }
    /// The quoted name after the table's.
    public var fragment: DialectSQL { DialectSQL(sql) }

    /// Smallest first.
    public var ascending: Order<M> { Order(ordering(isDescending: false)) }
    /// Greatest first.
    public var descending: Order<M> { Order(ordering(isDescending: true)) }

    private func ordering(isDescending: Bool) -> Ordering {
        Ordering(
            fragment: measured, isDescending: isDescending, isNullable: Value.self is any SQLNullable.Type,
            key: Ordering.Key(name: name, property: property, type: Value.self))
    }
}

/// A column of whatever type, for lists of names.
protocol NamedColumn { var name: String { get } }
extension Column: NamedColumn {}
