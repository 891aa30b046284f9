/// A Swift type that a column can hold.
///
/// Conform a type of your own by turning it into one of the values below and back:
///
/// ```swift
/// extension Score: SQLConvertible {
///     var sqlValue: SQLValue { .integer(Int64(points)) }
///     init(sqlValue: SQLValue) throws(SQLError) { self.init(points: try Int(sqlValue: sqlValue)) }
/// }
/// ```
public protocol SQLConvertible: Sendable {
    /// The value that is bound.
    var sqlValue: SQLValue { get }
    /// Reads a value that a database answered; throws ``SQLError`` with `.decoding` when it is of another kind.
    init(sqlValue: SQLValue) throws(SQLError)
}
