public import FerroSQL

/// One column that rows are sorted by.
public struct Order<M: Model>: Sendable, Hashable {
    enum Direction: Sendable, Hashable { case ascending, descending }

    let column: SQL
    let direction: Direction
    private var nulls: SQL = ""

    init(column: SQL, direction: Direction) {
        self.column = column
        self.direction = direction
    }

    /// NULL before every value; without this SQLite takes it for the smallest value and PostgreSQL for the greatest.
    public var nullsFirst: Self { with(nulls: " NULLS FIRST") }
    /// NULL after every value; without this SQLite takes it for the smallest value and PostgreSQL for the greatest.
    public var nullsLast: Self { with(nulls: " NULLS LAST") }

    /// `"links"."created_at" DESC`.
    public var sql: SQL { column + (direction == .descending ? " DESC" : "") + nulls }

    private func with(nulls: SQL) -> Self {
        var copy = self
        copy.nulls = nulls
        return copy
    }
}
