/// A row with relations loaded: `link.title` and `link.comments` read alike, and JSON has both side by side.
///
/// A relation that was not loaded is no member: reading `link.comments` of a plain `Link` does not compile; load it with
/// `.with(\.comments)` in the query or with `link.load(\.comments, on: db)`.
///
/// The relations stand in one flat list, because each level of nesting costs microseconds for each member access. The
/// key path of a relation only names it: what was loaded is read from the list directly.
@dynamicMemberLookup
public struct With<Base: Sendable, Loaded: Sendable>: Sendable {
    /// The row.
    public let base: Base
    /// Its relations, a ``Loads``.
    public let loaded: Loaded

    /// Puts a row and its relations together.
    public init(base: Base, loaded: Loaded) {
        self.base = base
        self.loaded = loaded
    }

    /// A member of the row.
    @inlinable public subscript<V>(dynamicMember path: KeyPath<Base, V>) -> V { base[keyPath: path] }

    /// With one more relation, or a count, at the end of the list.
    func adding<each L: Loadable, Next: Loadable>(
        _: Next.Type, _ value: Next.Value
    ) -> With<Base, Loads<repeat each L, Next>> where Loaded == Loads<repeat each L> {
        With<Base, Loads<repeat each L, Next>>(
            base: base, loaded: Loads<repeat each L, Next>(repeat each loaded.values, value))
    }
}

extension With: Equatable where Base: Equatable, Loaded: Equatable {}
extension With: Hashable where Base: Hashable, Loaded: Hashable {}

extension With: Encodable where Base: Encodable, Loaded: Encodable {
    /// Writes one object: the columns of the row, and its relations beside them.
    public func encode(to encoder: any Encoder) throws {
        try base.encode(to: encoder)
        try loaded.encode(to: encoder)
    }
}
