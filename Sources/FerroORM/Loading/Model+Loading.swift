public import FerroSQL

extension Model {
    /// This row with a relation loaded; one statement.
    public func load<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Self, Loads<R>> where R.Definition.Origin == Self {
        try await load(on: db) { $0.with(path) }
    }

    /// This row with what a query loads beside its rows: `link.load(on: db) { $0.with(\.submitter).withCount(\.votes) }`.
    ///
    /// One round trip for each level of relations. Conditions, order and limit of the query itself have no meaning here.
    public func load<Output>(
        on db: Database, _ relations: (Query<Self, Self>) -> Query<Self, Output>
    ) async throws -> Output {
        guard let output = try await [self].load(on: db, relations).first else {
            throw ORMError.unexpected(Self.self, "a relation of \(Self.self) answered no value for one row")
        }
        return output
    }
}

extension Array where Element: Model {
    /// These rows with a relation loaded beside each; one statement.
    public func load<R: Relation>(
        _ path: KeyPath<Element.Relations, RelationPath<R>>, on db: Database
    ) async throws -> [With<Element, Loads<R>>] where R.Definition.Origin == Element {
        try await load(on: db) { $0.with(path) }
    }

    /// These rows with what a query loads beside its rows: `links.load(on: db) { $0.with(\.submitter).with(\.tags) }`.
    ///
    /// One round trip for each level of relations. Conditions, order and limit of the query itself have no meaning here.
    public func load<Output>(
        on db: Database, _ relations: (Query<Element, Element>) -> Query<Element, Output>
    ) async throws -> [Output] {
        try await relations(Query()).loader(self, db)
    }
}
