/// A related row and the row of the pivot table that binds it: `tag.name` and `tag.pivot.createdAt`.
@dynamicMemberLookup
public struct Pivoted<Row: Sendable, Pivot: Model>: Sendable {
    /// The related row.
    public let row: Row
    /// The row of the pivot table.
    public let pivot: Pivot

    /// Puts a row and its pivot together.
    public init(row: Row, pivot: Pivot) {
        self.row = row
        self.pivot = pivot
    }

    /// A member of the related row.
    @inlinable public subscript<V>(dynamicMember path: KeyPath<Row, V>) -> V { row[keyPath: path] }
}

extension Pivoted: Equatable where Row: Equatable, Pivot: Equatable {}
extension Pivoted: Hashable where Row: Hashable, Pivot: Hashable {}

extension Pivoted: Encodable where Row: Encodable, Pivot: Encodable {
    /// Writes one object: the members of the row, and the pivot beside them.
    public func encode(to encoder: any Encoder) throws {
        try row.encode(to: encoder)
        var container = encoder.container(keyedBy: LoadedKey.self)
        try container.encode(pivot, forKey: LoadedKey("pivot"))
    }
}
