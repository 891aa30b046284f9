import FerroSQL

/// A number added to a column in the database: `$0.viewsCount += 1` in the closure of `increment`.
public struct Increment<M: Model>: Sendable {
    let assignment: SQL
}

extension Column where Value: Numeric {
    /// Adds to the column in the database, so that no two writers lose a count.
    public static func += (column: Self, amount: Value) -> Increment<M> { Increment(assignment: column.adding(amount)) }
    /// Takes from the column in the database.
    public static func -= (column: Self, amount: Value) -> Increment<M> {
        Increment(assignment: "\(identifier: column.name) = \(column.sql) - \(amount)")
    }

    /// `"votes_count" = "links"."votes_count" + ?`.
    func adding(_ amount: Value) -> SQL { "\(identifier: name) = \(sql) + \(amount)" }
}

/// Lists increments, a line each.
@resultBuilder public enum IncrementBuilder<M: Model> {
    /// One increment.
    public static func buildExpression(_ increment: Increment<M>) -> [Increment<M>] { [increment] }
    /// One line of the closure after another.
    public static func buildBlock(_ increments: [Increment<M>]...) -> [Increment<M>] { Array(increments.joined()) }
    /// The lines under an `if` without `else`.
    public static func buildOptional(_ increments: [Increment<M>]?) -> [Increment<M>] { increments ?? [] }
    /// The lines under `if`.
    public static func buildEither(first increments: [Increment<M>]) -> [Increment<M>] { increments }
    /// The lines under `else`.
    public static func buildEither(second increments: [Increment<M>]) -> [Increment<M>] { increments }
}
