public import FerroSQL

/// What a factory's closure works with while it makes one row.
public struct Making<M: Model>: Sendable {
    /// The row's place in the list that is made, counted from 0.
    public let index: Int
    /// Invented values, of this row alone.
    public let fake: Fake
    let db: Database?
    let overrides: Overrides<M>

    /// The key of another row that this one refers to: the one that ``Factory/set(_:_:)`` chose, or a new one.
    ///
    /// - Parameters:
    ///   - path: the column that holds the key.
    ///   - factory: makes the other row when nothing was chosen.
    /// - Returns: the key.
    /// - Throws: ``ORMError`` with `.invalid` when a row must be made and there is no database.
    public func reference<Other: Model>(
        _ path: WritableKeyPath<M.Draft, Other.ID>, _ factory: Factory<Other>
    ) async throws -> Other.ID {
        if let chosen = overrides.value(of: path) { return chosen }
        return try await factory.inheriting(self).create(on: database()).id
    }

    /// The key of another row that this one may refer to: the one that was chosen, be it nil, or a new one.
    public func reference<Other: Model>(
        _ path: WritableKeyPath<M.Draft, Other.ID?>, _ factory: Factory<Other>
    ) async throws -> Other.ID? {
        if let chosen = overrides.value(of: path) { return chosen }
        return try await factory.inheriting(self).create(on: database()).id
    }

    /// The database that the rows are made on.
    public func database() throws -> Database {
        guard let db else {
            throw ORMError(
                .invalid,
                "the factory of \(M.self) makes other rows and has no database: use create(on:), or set(_:_:) their keys",
                model: String(describing: M.self)
            )
        }
        return db
    }
}
