public import FerroSQL

extension With where Base: Model {
    /// This row with one relation more; one statement.
    public func load<each L: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Base, Loads<repeat each L, R>>
    where Loaded == Loads<repeat each L>, R.Definition.Origin == Base {
        guard let row = try await [self].load(path, on: db).first else {
            throw ORMError.unexpected(Base.self, "a relation of \(Base.self) answered no value for one row")
        }
        return row
    }
}

extension Array {
    /// These rows with one relation more beside each; one statement.
    public func load<Base: Model, each L: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> [With<Base, Loads<repeat each L, R>>]
    where Element == With<Base, Loads<repeat each L>>, R.Definition.Origin == Base {
        let values = try await R.definition.fetch(for: map(\.base), dialect: db.dialect).run(on: db)
        return zip(self, values).map { row, value in row.adding(R.self, value) }
    }
}
