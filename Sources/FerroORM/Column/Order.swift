public import FerroSQL

/// One column or expression that rows are sorted by.
public struct Order<Scope>: Sendable {
    var ordering: Ordering

    init(_ ordering: Ordering) { self.ordering = ordering }

    /// An order in SQL: `Order(sql: "length(title) DESC")`.
    public init(sql: SQL) { ordering = Ordering(fragment: DialectSQL(sql), isNullable: true) }

    /// NULL before every value; without this SQLite takes it for the smallest value and PostgreSQL for the greatest.
    public var nullsFirst: Self { with(nulls: .first) }
    /// NULL after every value; without this SQLite takes it for the smallest value and PostgreSQL for the greatest.
    public var nullsLast: Self { with(nulls: .last) }

    /// `"links"."created_at" DESC`, as a dialect writes it.
    public func sql(for dialect: Dialect) -> SQL { ordering.written.sql(for: dialect) }

    private func with(nulls: Ordering.Nulls) -> Self {
        var copy = self
        copy.ordering.nulls = nulls
        return copy
    }
}

/// An order without the type of what it sorts.
struct Ordering: Sendable {
    enum Nulls: Sendable { case first, last }

    /// The column whose value a row at hand has, so that a cursor can go on after it.
    struct Key: Sendable {
        let name: String
        let property: any AnyKeyPath & Sendable
        let type: any SQLConvertible.Type
    }

    var fragment: DialectSQL
    var isDescending = false
    var isNullable: Bool
    var nulls: Nulls?
    /// Nil for an expression.
    var key: Key?

    var written: DialectSQL { fragment.written(isDescending, nulls) }

    /// Whether NULL stands after every value, by the order itself or by the database's habit.
    func nullsAreLast(_ dialect: Dialect) -> Bool {
        if let nulls { return nulls == .last }
        return (dialect.kind == .postgres) != isDescending
    }

    /// The same rows from the other end.
    func reversed(_ dialect: Dialect) -> Ordering {
        var copy = self
        copy.isDescending.toggle()
        if isNullable { copy.nulls = nullsAreLast(dialect) ? .first : .last }
        return copy
    }
}

extension DialectSQL {
    fileprivate func written(_ isDescending: Bool, _ nulls: Ordering.Nulls?) -> DialectSQL {
        var copy = self
        if isDescending { copy.append(" DESC") }
        if let nulls { copy.append(nulls == .first ? " NULLS FIRST" : " NULLS LAST") }
        return copy
    }

    /// The order of an expression, written another way.
    func ordered(as ordering: Ordering) -> DialectSQL { written(ordering.isDescending, ordering.nulls) }
}
