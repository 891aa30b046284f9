public import FerroSQL

/// Two models whose rows stand side by side: what conditions and orders of a join are about.
public enum Joined<First: Model, Second: Model>: Joining {
    /// Every pair has a row of the second model.
    public typealias Side = Source<Joined<First, Second>, Second>
}

/// Two models of which the second may have no row: what conditions and orders of a left join are about.
public enum LeftJoined<First: Model, Second: Model>: Joining {
    /// Every column of the second model may be missing.
    public typealias Side = OptionalSource<LeftJoined<First, Second>, Second>
}

/// What ``Joined`` and ``LeftJoined`` are for every two models.
public protocol Joining<First, Second>: Sendable {
    /// The model that the query began with.
    associatedtype First: Model
    /// The model that was joined to it.
    associatedtype Second: Model
    /// The second model as `select` and `group` see it.
    associatedtype Side: JoinSide
}

/// A model of a join as its closures are handed it.
public protocol JoinSide: Sendable {
    /// The model under the name that the statement gives its table.
    init(alias: String)
}

/// The second model of a left join: a row of it may be missing, so every column is optional.
@dynamicMemberLookup
public struct OptionalSource<Scope, M: Model>: JoinSide {
    let source: Source<Scope, M>

    /// The model under the name that the statement gives its table.
    public init(alias: String) { source = Source(alias: alias) }

    /// A column of the model, nil where there is no row.
    public subscript<Value: SQLConvertible>(
        dynamicMember column: KeyPath<M.Columns, Column<M, Value>>
    ) -> Computed<Scope, Value?> { Computed(source.written(M.columns[keyPath: column].name)) }

    /// A column that may be NULL, nil where it is or where there is no row.
    public subscript<Value: SQLConvertible>(
        dynamicMember column: KeyPath<M.Columns, Column<M, Value?>>
    ) -> Computed<Scope, Value?> { Computed(source.written(M.columns[keyPath: column].name)) }

    /// An expression in SQL, nil where there is no row; the table is called ``sqlName`` in it.
    public func sql<Value: SQLConvertible>(
        _ fragment: SQL, as type: Value.Type = Value.self
    ) -> Computed<Scope, Value?> { Computed("(\(fragment))") }

    /// What the statement calls the table, quoted.
    public var sqlName: SQL { source.sqlName }
}

/// One of the models of a join or a correlated subquery, as its closures see it: `{ post, author in … }`.
///
/// It has the columns of the model under the name that the statement gives the table, so a model can be joined with
/// itself without writing an alias.
@dynamicMemberLookup
public struct Source<Scope, M: Model>: JoinSide {
    let alias: String

    /// The model under the name that the statement gives its table.
    public init(alias: String) { self.alias = alias }

    /// A column of the model.
    public subscript<Value>(dynamicMember column: KeyPath<M.Columns, Column<M, Value>>) -> Computed<Scope, Value> {
        Computed(written(M.columns[keyPath: column].name))
    }

    func written(_ column: String) -> DialectSQL {
        DialectSQL(SQL(parts: [.identifier(alias), .text("."), .identifier(column)]))
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
