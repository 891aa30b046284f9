public import FerroSQL

/// One step into a JSON document: the key of an object, or the position in an array.
public enum JSONStep: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// The value of a key.
    case key(String)
    /// The element at a position, from 0; from the end when negative.
    case index(Int)

    /// A key.
    public init(stringLiteral value: String) { self = .key(value) }
    /// A position.
    public init(integerLiteral value: Int) { self = .index(value) }
}

extension SQLExpression {
    /// What a JSON document has at a path, as text; nil when there is nothing or null.
    ///
    /// Every step is bound, so any text can be a key.
    ///
    /// ```swift
    /// Post.where { $0.meta.json("author", "name") == "Ada" }
    /// Post.where { $0.meta.json("sizes", 0, as: Int.self) > 3 }
    /// ```
    public func json(_ steps: JSONStep...) -> Computed<Scope, String?> { json(steps, as: String.self) }

    /// What a JSON document has at a path, as a number or a truth value; PostgreSQL refuses text that is none.
    public func json<Element: JSONScalar>(_ steps: JSONStep..., as type: Element.Type) -> Computed<Scope, Element?> {
        json(steps, as: type)
    }

    /// What a JSON document has at a path that is known only when the program runs.
    public func json<Element: JSONScalar>(_ steps: [JSONStep], as type: Element.Type) -> Computed<Scope, Element?> {
        let path = JSONPath(document: fragment, steps: steps)
        let postgres: DialectSQL =
            Element.postgresType.isEmpty ? "\(path.postgres)" : "(\(path.postgres))\(Element.postgresType)"
        return Computed(
            DialectSQL(
                sqlite: "CAST(\(path.sqlite) AS \(Element.sqliteType))", postgres: postgres.sql(for: .postgres)))
    }
}

/// A type that a JSON document's value can be compared as.
public protocol JSONScalar: SQLConvertible {
    /// SQLite's name of the type.
    static var sqliteType: SQL { get }
    /// PostgreSQL's cast from text, `::bigint`; empty for text.
    static var postgresType: SQL { get }
}

extension String: JSONScalar {
    /// TEXT.
    public static var sqliteType: SQL { "TEXT" }
    /// None.
    public static var postgresType: SQL { SQL() }
}

extension Int: JSONScalar {
    /// INTEGER.
    public static var sqliteType: SQL { "INTEGER" }
    /// bigint.
    public static var postgresType: SQL { "::bigint" }
}

extension Double: JSONScalar {
    /// REAL.
    public static var sqliteType: SQL { "REAL" }
    /// double precision.
    public static var postgresType: SQL { "::double precision" }
}

extension Bool: JSONScalar {
    /// INTEGER: SQLite reads true as 1.
    public static var sqliteType: SQL { "INTEGER" }
    /// boolean.
    public static var postgresType: SQL { "::boolean" }
}
