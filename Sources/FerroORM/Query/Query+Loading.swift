import FerroSQL

extension Query {
    /// Loads a relation beside each row: one statement more, whatever the number of rows.
    public func with<R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>
    ) -> Query<M, With<M, Loads<R>>> where Output == M, R.Definition.Origin == M {
        Query<M, With<M, Loads<R>>>(selection: selection) { [loader] models, db in
            let rows = try await loader(models, db)
            let values = try await R.definition.load(for: models, on: db)
            return zip(rows, values).map { With(base: $0, loaded: Loads(R($1))) }
        }
    }

    /// Loads a second relation beside each row.
    public func with<A: Relation, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>
    ) -> Query<M, With<M, Loads<A, R>>> where Output == With<M, Loads<A>>, R.Definition.Origin == M {
        Query<M, With<M, Loads<A, R>>>(selection: selection) { [loader] models, db in
            let rows = try await loader(models, db)
            let values = try await R.definition.load(for: models, on: db)
            return zip(rows, values).map { With(base: $0.base, loaded: Loads($0.loaded.values, R($1))) }
        }
    }

    /// Loads a third relation beside each row.
    public func with<A: Relation, B: Relation, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>
    ) -> Query<M, With<M, Loads<A, B, R>>> where Output == With<M, Loads<A, B>>, R.Definition.Origin == M {
        Query<M, With<M, Loads<A, B, R>>>(selection: selection) { [loader] models, db in
            let rows = try await loader(models, db)
            let values = try await R.definition.load(for: models, on: db)
            return zip(rows, values).map {
                With(base: $0.base, loaded: Loads($0.loaded.values.0, $0.loaded.values.1, R($1)))
            }
        }
    }
}

extension Model {
    /// All rows with a relation loaded: `Link.with(\.comments).all(on: db)`.
    public static func with<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>
    ) -> Query<Self, With<Self, Loads<R>>> where R.Definition.Origin == Self { query.with(path) }
}
