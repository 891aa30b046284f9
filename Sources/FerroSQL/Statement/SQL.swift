/// A piece of SQL: text, values to bind and quoted identifiers.
///
/// Interpolation can only bind, so a value from a user can never become SQL. Text comes from literals of the program;
/// any other text needs the label `unsafe`.
///
/// ```swift
/// let fragment: SQL = "SELECT * FROM links WHERE host = \(host) LIMIT \(20)"
/// let ordered: SQL = "\(fragment) ORDER BY \(identifier: "created_at")"
/// ```
public struct SQL: Sendable, Hashable {
    /// One part of a fragment.
    package enum Part: Sendable, Hashable {
        /// SQL as it stands.
        case text(String)
        /// A value that is sent beside the text.
        case bind(SQLValue)
        /// Values that are sent beside the text, with commas between.
        case list([SQLValue])
        /// A name that the dialect quotes; never split at dots.
        case identifier(String)
    }

    /// The parts in order.
    package private(set) var parts: [Part]

    /// An empty fragment, to append others to.
    public init() { parts = [] }

    package init(parts: [Part]) { self.parts = parts }

    /// SQL text taken as it stands: never give it anything that came from outside the program.
    public init(unsafe text: String) { parts = [.text(text)] }

    /// A quoted name.
    public init(identifier name: String) { parts = [.identifier(name)] }

    /// A bound value.
    public init(bind value: SQLValue) { parts = [.bind(value)] }

    /// Whether nothing is in it.
    public var isEmpty: Bool { parts.isEmpty }

    /// Appends another fragment.
    public mutating func append(_ other: SQL) { parts += other.parts }

    /// Two fragments, one after the other.
    public static func + (left: SQL, right: SQL) -> SQL { SQL(parts: left.parts + right.parts) }
}

extension SQL: ExpressibleByStringInterpolation {
    /// Text of the program itself, with binds between.
    public init(stringLiteral value: StaticString) { self.init(parts: [.text(value.description)]) }

    /// The finished interpolation.
    public init(stringInterpolation: StringInterpolation) { self.init(parts: stringInterpolation.parts) }

    /// Collects the parts of an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var parts: [Part] = []

        /// Starts an interpolation.
        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        /// Text between two interpolations.
        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { parts.append(.text(literal.description)) }
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some SQLConvertible) { parts.append(.bind(value.sqlValue)) }
        // Without it the compiler warns of every optional that is interpolated.
        /// Binds a value, or NULL for nil.
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            parts.append(.bind(value.sqlValue))
        }
        /// Binds a value that is already in SQL's form.
        public mutating func appendInterpolation(_ value: SQLValue) { parts.append(.bind(value)) }
        /// Splices another fragment, binds and all.
        public mutating func appendInterpolation(_ fragment: SQL) { parts += fragment.parts }
        /// Binds values, with commas between.
        package mutating func appendInterpolation(list values: [SQLValue]) { parts.append(.list(values)) }
        /// Quotes a name.
        public mutating func appendInterpolation(identifier name: String) { parts.append(.identifier(name)) }
        /// Splices raw text: never give it anything that came from outside the program.
        public mutating func appendInterpolation(unsafe text: String) { parts.append(.text(text)) }
    }
}

extension Sequence where Element == SQL {
    /// The fragments with a separator between them.
    public func joined(separator: SQL) -> SQL {
        var result = SQL()
        for (index, fragment) in enumerated() {
            if index > 0 { result.append(separator) }
            result.append(fragment)
        }
        return result
    }
}
