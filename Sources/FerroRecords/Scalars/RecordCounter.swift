/// A count that only moves on the server: a save of the whole record leaves it as it is there.
///
/// ```swift
/// var visits: RecordCounter = 0
/// ```
public struct RecordCounter: Hashable, Sendable, Comparable, ExpressibleByIntegerLiteral {
    /// The count when it was read, or the one to begin with.
    public let value: Int64

    /// A counter that begins at a number.
    public init(_ value: Int64) { self.value = value }
    /// A counter that begins at a number.
    public init(integerLiteral value: Int64) { self.value = value }
    /// Orders by the count.
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
