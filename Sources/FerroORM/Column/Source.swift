public import FerroSQL

/// Two models whose rows stand side by side: what conditions and orders of a join are about.
public enum Joined<First: Model, Second: Model>: Joining {}

/// What ``Joined`` is for every two models.
public protocol Joining<First, Second>: Sendable {
    /// The model that the query began with.
    associatedtype First: Model
    /// The model that was joined to it.
    associatedtype Second: Model
}

/// One of the models of a join or a correlated subquery, as its closures see it: `{ post, author in … }`.
///
/// It has the columns of the model under the name that the statement gives the table, so a model can be joined with
/// itself without writing an alias.
@dynamicMemberLookup
public struct Source<Scope, M: Model>: Sendable {
    let alias: String

    /// A column of the model.
    public subscript<Value>(dynamicMember column: KeyPath<M.Columns, Column<M, Value>>) -> Computed<Scope, Value> {
        let name = M.columns[keyPath: column].name
        return Computed(DialectSQL(SQL(parts: [.identifier(alias), .text("."), .identifier(name)])))
    }

    /// An expression in SQL; the table is called ``sqlName`` in it.
    public func sql<Value: SQLConvertible>(
        _ fragment: SQL, as type: Value.Type = Value.self
    ) -> Computed<Scope, Value> { Computed("(\(fragment))") }

    /// What the statement calls the table, quoted.
    public var sqlName: SQL { SQL(identifier: alias) }
}

/// A table that is joined to another, or asked in a correlated subquery.
struct JoinedTable: Sendable {
    enum Kind: Sendable { case inner, left }

    let kind: Kind
    let table: String
    let alias: String
    let condition: DialectSQL

    /// `"authors"`, or `"posts" AS "posts_2"` where the name is taken.
    static func written(table: String, alias: String) -> DialectSQL {
        alias == table ? "\(identifier: table)" : "\(identifier: table) AS \(identifier: alias)"
    }

    var written: DialectSQL {
        let word: DialectSQL = kind == .left ? " LEFT JOIN " : " JOIN "
        return "\(word)\(Self.written(table: table, alias: alias)) ON \(condition)"
    }

    /// A name for a table that no other of the statement has.
    static func alias(for table: String, besides taken: [String]) -> String {
        if !taken.contains(table) { return table }
        var number = 2
        while taken.contains("\(table)_\(number)") { number += 1 }
        return "\(table)_\(number)"
    }
}
