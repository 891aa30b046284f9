public import FerroSQL

extension Model {
    /// This row with a relation loaded; one statement.
    public func load<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Self, Loads<R>> where R.Definition.Origin == Self {
        With(base: self, loaded: Loads(R(try await R.definition.value(for: self, on: db))))
    }
}

extension With where Base: Model {
    /// This row with a second relation loaded; one statement.
    public func load<A: Relation, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Base, Loads<A, R>> where Loaded == Loads<A>, R.Definition.Origin == Base {
        let value = try await R.definition.value(for: base, on: db)
        return With<Base, Loads<A, R>>(base: base, loaded: Loads(loaded.values, R(value)))
    }

    /// This row with a third relation loaded; one statement.
    public func load<A: Relation, B: Relation, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Base, Loads<A, B, R>> where Loaded == Loads<A, B>, R.Definition.Origin == Base {
        let value = try await R.definition.value(for: base, on: db)
        return With<Base, Loads<A, B, R>>(base: base, loaded: Loads(loaded.values.0, loaded.values.1, R(value)))
    }
}

extension RelationDefinition {
    func value(for origin: Origin, on db: Database) async throws -> Value {
        guard let value = try await load(for: [origin], on: db).first else {
            throw ORMError.unexpected(Origin.self, "a relation of \(Origin.self) answered no value for one row")
        }
        return value
    }
}
