public import FerroSQL

extension SQLRow {
    /// Reads a column that is expected at a position, and is looked up by name when another stands there.
    ///
    /// Rows that a query of the ORM selected have their columns in the order of the model, so the name is compared
    /// once and no table is searched; rows of a statement written by hand may have any order.
    @inlinable
    public func decode<Value: SQLConvertible>(
        _ name: String, near position: Int, as type: Value.Type = Value.self
    ) throws(SQLError) -> Value {
        guard position >= 0, position < columns.names.count, position < values.count, columns.names[position] == name
        else { return try decode(name) }
        do {
            return try Value(sqlValue: values[position])
        } catch {
            return try decode(name)
        }
    }
}
