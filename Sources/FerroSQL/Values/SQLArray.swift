/// A column of a native array: `text[]` on PostgreSQL, a JSON array in a text column on SQLite.
///
/// ```swift
/// var tags: SQLArray<String> = ["swift", "sql"]
/// ```
///
/// It is a collection of its elements, which may be optional for NULL. A plain `[String]` is a JSON column instead, on
/// both databases. PostgreSQL finds the element type from the column or the operator beside the bind; where there is
/// none write it: `unnest(\(ids)::bigint[])`.
public struct SQLArray<Element: SQLConvertible>: Sendable {
    /// The elements in order.
    public var elements: [Element]

    /// An array of elements.
    public init(_ elements: [Element] = []) { self.elements = elements }
}

extension SQLArray: RandomAccessCollection, MutableCollection, RangeReplaceableCollection, ExpressibleByArrayLiteral {
    /// An array without elements.
    public init() { elements = [] }
    /// An array of elements written in the program.
    public init(arrayLiteral elements: Element...) { self.elements = elements }
    /// The position of the first element.
    public var startIndex: Int { elements.startIndex }
    /// The position after the last element.
    public var endIndex: Int { elements.endIndex }
    /// The element at a position.
    public subscript(position: Int) -> Element {
        get { elements[position] }
        set { elements[position] = newValue }
    }
    /// Puts elements in the place of others.
    public mutating func replaceSubrange(_ range: Range<Int>, with other: some Collection<Element>) {
        elements.replaceSubrange(range, with: other)
    }
}

extension SQLArray: Equatable where Element: Equatable {}
extension SQLArray: Hashable where Element: Hashable {}

extension SQLArray: Codable where Element: Codable {
    /// Reads an array.
    public init(from decoder: any Decoder) throws { elements = try [Element](from: decoder) }
    /// Writes an array.
    public func encode(to encoder: any Encoder) throws { try elements.encode(to: encoder) }
}

extension SQLArray: SQLConvertible {
    /// `.array`.
    public var sqlValue: SQLValue { .array(elements.map(\.sqlValue)) }

    /// Reads `.array`, and a JSON array of plain values.
    public init(sqlValue: SQLValue) throws(SQLError) {
        let values: [SQLValue]
        switch sqlValue {
        case .array(let elements): values = elements
        case .text(let text), .json(let text): values = try SQLArrayText.elements(ofJSON: text)
        default: throw sqlValue.mismatch(SQLArray.self)
        }
        elements = []
        elements.reserveCapacity(values.count)
        for value in values { elements.append(try Element(sqlValue: value)) }
    }
}
