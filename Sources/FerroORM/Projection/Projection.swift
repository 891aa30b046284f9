public import FerroSQL

/// Rows of chosen columns, of groups, or of two models side by side; nothing happens before a method with `on:`.
///
/// ```swift
/// let titles = try await Post.published.select { ($0.id, $0.title) }.all(on: db)             // [(Post.ID, String)]
/// let counts = try await Post.query.group { $0.authorID }
///     .having { $0.id.count > 3 }
///     .select { ($0.authorID, $0.id.count, $0.views.sum) }                                    // [(Author.ID, Int, Int?)]
///     .all(on: db)
/// ```
public struct Projection<Base: Model, Scope, Output: Sendable>: Sendable {
    var selection: Selection<Base>
    let decode: @Sendable (SQLRow) throws -> Output

    init(_ selection: Selection<Base>, _ picked: Picked<Output>) {
        self.selection = selection
        self.selection.columns = picked.columns
        decode = picked.decode
    }

    private init(_ selection: Selection<Base>, decode: @escaping @Sendable (SQLRow) throws -> Output) {
        self.selection = selection
        self.decode = decode
    }

    /// The statement that ``all(on:)`` runs, as a dialect writes it.
    public func sql(for dialect: Dialect) -> SQL { selection.select(for: dialect) }

    func with(_ change: (inout Selection<Base>) -> Void) -> Self {
        var copy = self
        change(&copy.selection)
        return copy
    }

    func replacing<Other: Sendable>(_ picked: Picked<Other>) -> Projection<Base, Scope, Other> {
        Projection<Base, Scope, Other>(selection, picked)
    }

    /// Each row turned into another value once it is read.
    public func map<Other: Sendable>(
        _ transform: @escaping @Sendable (Output) throws -> Other
    ) -> Projection<Base, Scope, Other> {
        Projection<Base, Scope, Other>(selection) { [decode] row in try transform(try decode(row)) }
    }
}

extension Projection {
    /// Only rows that meet a condition in SQL.
    public func `where`(sql: SQL) -> Self { with { $0.conditions.append("(\(sql))") } }
    /// Only groups that meet a condition in SQL: `.having(sql: "count(*) > \(3)")`.
    public func having(sql: SQL) -> Self { with { $0.groupConditions.append("(\(sql))") } }
    /// Sorts by an expression in SQL.
    public func order(sql: SQL) -> Self { with { $0.orders.append(Order<Base>(sql: sql).ordering) } }
    /// At most so many rows; a negative number is taken for 0.
    public func limit(_ count: Int) -> Self { with { $0.limit = max(0, count) } }
    /// Without the first rows; a negative number is taken for 0.
    public func offset(_ count: Int) -> Self { with { $0.offset = max(0, count) } }
    /// Each row once.
    public func distinct() -> Self { with { $0.isDistinct = true } }

    /// Reads one expression in SQL in each row: `.select(sql: "count(*)", as: Int.self)`.
    public func select<Value: SQLConvertible>(
        sql: SQL, as type: Value.Type = Value.self
    ) -> Projection<Base, Scope, Value> { replacing(Picked<Value>.one(Computed<Scope, Value>(DialectSQL(sql)))) }
}
