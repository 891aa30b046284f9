/// A row with relations loaded: `link.title` and `link.comments` read alike, and JSON has both side by side.
///
/// A relation that was not loaded is no member: reading `link.comments` of a plain `Link` does not compile; load it with
/// `.with(\.comments)` in the query or with `link.load(\.comments, on: db)`.
///
/// The relations stand in one flat list, because each level of nesting costs microseconds for each member access.
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

    /// A column of the row.
    public subscript<V>(dynamicMember path: KeyPath<Base, V>) -> V { base[keyPath: path] }

    /// The only relation.
    public subscript<A: Relation, V>(dynamicMember path: KeyPath<A, V>) -> V where Loaded == Loads<A> {
        loaded.values[keyPath: path]
    }

    /// The first of two relations.
    public subscript<A: Relation, B: Relation, V>(
        dynamicMember path: KeyPath<A, V>
    ) -> V where Loaded == Loads<A, B> { loaded.values.0[keyPath: path] }

    /// The second of two relations.
    public subscript<A: Relation, B: Relation, V>(
        dynamicMember path: KeyPath<B, V>
    ) -> V where Loaded == Loads<A, B> { loaded.values.1[keyPath: path] }

    /// The first of three relations.
    public subscript<A: Relation, B: Relation, C: Relation, V>(
        dynamicMember path: KeyPath<A, V>
    ) -> V where Loaded == Loads<A, B, C> { loaded.values.0[keyPath: path] }

    /// The second of three relations.
    public subscript<A: Relation, B: Relation, C: Relation, V>(
        dynamicMember path: KeyPath<B, V>
    ) -> V where Loaded == Loads<A, B, C> { loaded.values.1[keyPath: path] }

    /// The third of three relations.
    public subscript<A: Relation, B: Relation, C: Relation, V>(
        dynamicMember path: KeyPath<C, V>
    ) -> V where Loaded == Loads<A, B, C> { loaded.values.2[keyPath: path] }
}

extension With: Encodable where Base: Encodable, Loaded: Encodable {
    /// Writes one object: the columns of the row, and its relations beside them.
    public func encode(to encoder: any Encoder) throws {
        try base.encode(to: encoder)
        try loaded.encode(to: encoder)
    }
}
