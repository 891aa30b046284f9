/// Columns by name, of whatever type: the conflict target and the updated columns of an upsert.
public struct NameList<M: Model>: Sendable {
    let names: [String]
}

/// Lists columns, a line each: `{ $0.slug }`, `{ $0.title; $0.body }`.
@resultBuilder public enum NameBuilder<M: Model> {
    /// One column.
    public static func buildExpression<Value>(_ column: Column<M, Value>) -> NameList<M> {
        NameList(names: [column.name])
    }
    /// One line of the closure after another.
    public static func buildBlock(_ lists: NameList<M>...) -> NameList<M> { NameList(names: lists.flatMap(\.names)) }
}
