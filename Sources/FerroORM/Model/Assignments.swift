public import FerroSQL

/// Columns and the values that an update gives them.
public struct Assignments: Sendable, Hashable {
    /// One column and its new value.
    public struct Element: Sendable, Hashable {
        /// The name of the column.
        public let column: String
        /// Its new value.
        public let value: SQLValue
    }

    /// The assignments in the order of the columns.
    public private(set) var elements: [Element] = []

    /// None.
    public init() {}

    /// Whether nothing is assigned.
    public var isEmpty: Bool { elements.isEmpty }

    /// Adds a column that cannot be NULL, unless it was not assigned.
    public mutating func add<Value: SQLConvertible>(_ column: String, _ value: Value?) {
        guard let value else { return }
        elements.append(Element(column: column, value: value.sqlValue))
    }

    /// Adds a column that can be NULL, unless it was not assigned.
    public mutating func add<Value: SQLConvertible>(_ column: String, _ value: Assigned<Value>) {
        guard value.isAssigned else { return }
        elements.append(Element(column: column, value: value.wrappedValue?.sqlValue ?? .null))
    }

    /// `"title" = ?, "host" = ?`.
    var sql: SQL {
        elements.map { SQL(parts: [.identifier($0.column), .text(" = "), .bind($0.value)]) }.joined(separator: ", ")
    }
}
