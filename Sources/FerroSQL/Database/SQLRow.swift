/// The column names of a result, shared by its rows.
public final class SQLColumns: Sendable {
    /// The names in order.
    public let names: [String]
    private let positions: [String: Int]

    /// Columns in order; of two with one name the first wins.
    public init(_ names: [String]) {
        self.names = names
        positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    /// Where a name stands.
    public func position(of name: String) -> Int? { positions[name] }
}

/// One row of a result.
public struct SQLRow: Sendable {
    /// The names of its columns.
    public let columns: SQLColumns
    /// The values in the order of the columns.
    public let values: [SQLValue]

    /// A row; values that lack a column, and columns that lack a value, cannot be read.
    public init(columns: SQLColumns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a column by name; nil when there is no such column.
    public subscript(name: String) -> SQLValue? {
        guard let position = columns.position(of: name), values.indices.contains(position) else { return nil }
        return values[position]
    }

    /// Reads a column by name as a type.
    public func decode<Value: SQLConvertible>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(SQLError) -> Value {
        guard let value = self[name] else {
            throw SQLError(
                .missing, "the row has no column \"\(name)\"; it has \(columns.names.joined(separator: ", "))")
        }
        do {
            return try Value(sqlValue: value)
        } catch {
            throw SQLError(.decoding, "column \"\(name)\": \(error.message)", cause: error.cause)
        }
    }

    /// Reads a column by position, counted from 0, as a type.
    public func decode<Value: SQLConvertible>(
        at position: Int, as type: Value.Type = Value.self
    ) throws(SQLError) -> Value {
        guard values.indices.contains(position) else {
            throw SQLError(.missing, "the row has \(values.count) columns, none at position \(position)")
        }
        return try Value(sqlValue: values[position])
    }
}
