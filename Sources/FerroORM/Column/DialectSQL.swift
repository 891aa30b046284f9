public import FerroSQL

/// A piece of SQL that the databases may want written differently.
///
/// ```swift
/// let length: DialectSQL = "length(\(column.fragment))"
/// let now = DialectSQL(sqlite: "datetime('now')", postgres: "now()")
/// ```
///
/// Like ``SQL`` it can only bind what is interpolated.
public struct DialectSQL: Sendable, Hashable {
    private var sqlite: SQL
    /// Nil as long as both databases take the same text, which is nearly always.
    private var postgres: SQL?

    /// The same for both databases.
    public init(_ sql: SQL = SQL()) { sqlite = sql }

    /// A text for each database.
    public init(sqlite: SQL, postgres: SQL) {
        self.sqlite = sqlite
        self.postgres = postgres
    }

    /// The piece as a dialect wants it.
    public func sql(for dialect: Dialect) -> SQL { dialect.kind == .postgres ? postgres ?? sqlite : sqlite }

    /// Appends another piece.
    public mutating func append(_ other: DialectSQL) {
        if postgres != nil || other.postgres != nil {
            postgres = (postgres ?? sqlite) + (other.postgres ?? other.sqlite)
        }
        sqlite.append(other.sqlite)
    }

    /// Whether values are bound in it: two such pieces are equal only to us, because each bind has its own number.
    var hasBinds: Bool {
        sqlite.parts.contains { part in
            switch part {
            case .bind, .list: true
            case .text, .identifier: false
            }
        }
    }
}

extension DialectSQL: ExpressibleByStringInterpolation {
    /// Text of the program itself.
    public init(stringLiteral value: StaticString) { self.init(SQL(stringLiteral: value)) }

    /// The finished interpolation.
    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.result }

    /// Collects the parts of an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var result = DialectSQL()

        /// Starts an interpolation.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Text between two interpolations.
        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { result.append(DialectSQL(SQL(stringLiteral: literal))) }
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some SQLConvertible) { appendInterpolation(value.sqlValue) }
        /// Binds a value that is already in SQL's form.
        public mutating func appendInterpolation(_ value: SQLValue) { result.append(DialectSQL(SQL(bind: value))) }
        /// Splices a fragment, binds and all.
        public mutating func appendInterpolation(_ fragment: SQL) { result.append(DialectSQL(fragment)) }
        /// Splices a piece, binds and all.
        public mutating func appendInterpolation(_ fragment: DialectSQL) { result.append(fragment) }
        /// Quotes a name.
        public mutating func appendInterpolation(identifier name: String) {
            result.append(DialectSQL(SQL(identifier: name)))
        }
    }
}

extension Sequence where Element == DialectSQL {
    /// The pieces with a separator between them.
    func joined(separator: DialectSQL) -> DialectSQL {
        var result = DialectSQL()
        for (index, piece) in enumerated() {
            if index > 0 { result.append(separator) }
            result.append(piece)
        }
        return result
    }
}
