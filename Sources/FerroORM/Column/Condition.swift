public import FerroSQL

/// Which rows a query is about: what a `where` closure answers.
public struct Condition<M: Model>: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case sql(SQL)
        /// The comparison of patterns that ignores case: LIKE on SQLite, ILIKE on PostgreSQL.
        case like
    }

    private let parts: [Part]

    private init(parts: [Part]) { self.parts = parts }

    init(_ sql: SQL) { parts = [.sql(sql)] }

    /// A condition in SQL; it is put in parentheses.
    public init(sql: SQL) { parts = [.sql("("), .sql(sql), .sql(")")] }

    static func like(_ column: SQL, _ pattern: String) -> Self {
        Condition(parts: [.sql(column), .like, .sql("\(SQLValue.text(pattern)) ESCAPE '\\'")])
    }

    /// Rows that meet both.
    public static func && (left: Self, right: Self) -> Self {
        Condition(parts: [.sql("(")] + left.parts + [.sql(" AND ")] + right.parts + [.sql(")")])
    }

    /// Rows that meet one or both.
    public static func || (left: Self, right: Self) -> Self {
        Condition(parts: [.sql("(")] + left.parts + [.sql(" OR ")] + right.parts + [.sql(")")])
    }

    /// Rows that do not meet it; a comparison with NULL is neither met nor not met, as in SQL.
    public static prefix func ! (condition: Self) -> Self {
        Condition(parts: [.sql("NOT (")] + condition.parts + [.sql(")")])
    }

    /// The condition as a dialect writes it.
    public func sql(for dialect: Dialect) -> SQL {
        var result = SQL()
        for part in parts {
            switch part {
            case .sql(let sql): result.append(sql)
            case .like: result.append(dialect.kind == .postgres ? " ILIKE " : " LIKE ")
            }
        }
        return result
    }
}
