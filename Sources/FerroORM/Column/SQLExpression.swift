public import FerroSQL

/// Something that has a value in each row: a column, a JSON path, an aggregate, a window function.
///
/// Its operators make conditions; a Swift value beside it can only be bound, never become SQL.
public protocol SQLExpression<Scope, Value>: Sendable {
    /// What it can be asked of: a model, or ``Joined`` for two of them.
    associatedtype Scope
    /// What it is read as.
    associatedtype Value: SQLConvertible

    /// How it is written.
    var fragment: DialectSQL { get }
}

/// A value computed in the database, with the type it is read as.
///
/// ```swift
/// let titles = try await Post.query.select { ($0.id, $0.sql("length(title)", as: Int.self)) }.all(on: db)
/// ```
public struct Computed<Scope, Value: SQLConvertible>: SQLExpression {
    /// How it is written.
    public let fragment: DialectSQL

    /// An expression that is written as a fragment says.
    public init(_ fragment: DialectSQL) { self.fragment = fragment }
}

extension SQLExpression {
    /// Smallest first.
    public var ascending: Order<Scope> { Order(Ordering(fragment: measured, isNullable: true)) }
    /// Greatest first.
    public var descending: Order<Scope> {
        Order(Ordering(fragment: measured, isDescending: true, isNullable: true))
    }
}

extension ModelColumns {
    /// An expression in SQL: `$0.sql("length(title) * \(factor)", as: Int.self)`.
    public func sql<Value: SQLConvertible>(
        _ fragment: SQL, as type: Value.Type = Value.self
    ) -> Computed<Owner, Value> { Computed("(\(fragment))") }
}

/// A column type that can be NULL.
public protocol SQLNullable: SQLConvertible {
    /// The type beside NULL.
    associatedtype Wrapped: SQLConvertible
}

extension Optional: SQLNullable where Wrapped: SQLConvertible {}
