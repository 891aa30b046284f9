public import FerroSQL

/// A column type that can be added up.
public protocol SQLNumber: SQLConvertible {
    /// What the sum is read as: wide enough for many of them.
    associatedtype Sum: SQLConvertible
    /// PostgreSQL's type of the sum; it adds `bigint` up to `numeric` by itself.
    static var sumType: SQL { get }
}

extension SQLNumber where Self: FixedWidthInteger {
    /// bigint.
    public static var sumType: SQL { "bigint" }
}
extension SQLNumber where Self: BinaryFloatingPoint {
    /// double precision.
    public static var sumType: SQL { "double precision" }
}

extension Int: SQLNumber {
    /// Int.
    public typealias Sum = Int
}
extension Int64: SQLNumber {
    /// Int64.
    public typealias Sum = Int64
}
extension Int32: SQLNumber {
    /// Int.
    public typealias Sum = Int
}
extension Int16: SQLNumber {
    /// Int.
    public typealias Sum = Int
}
extension UInt8: SQLNumber {
    /// Int.
    public typealias Sum = Int
}
extension Double: SQLNumber {
    /// Double.
    public typealias Sum = Double
}
extension Float: SQLNumber {
    /// Double.
    public typealias Sum = Double
}
extension Optional: SQLNumber where Wrapped: SQLNumber {
    /// The sum of what is not NULL.
    public typealias Sum = Wrapped.Sum
    /// As without NULL.
    public static var sumType: SQL { Wrapped.sumType }
}
