public import FerroSQL

extension With where Base: Model {
    /// This row with what a query loads beside its rows, besides what was loaded already.
    public func load<Output>(
        on db: Database, _ relations: (Query<Base, Self>) -> Query<Base, Output>
    ) async throws -> Output {
        guard let output = try await [self].load(on: db, relations).first else {
            throw ORMError.unexpected(Base.self, "a relation of \(Base.self) answered no value for one row")
        }
        return output
    }
}

extension Array {
    /// These rows with what a query loads beside its rows, besides what was loaded already.
    ///
    /// One round trip for each level of relations. Conditions, order and limit of the query itself have no meaning here.
    public func load<Base: Model, Loaded, Output>(
        on db: Database, _ relations: (Query<Base, With<Base, Loaded>>) -> Query<Base, Output>
    ) async throws -> [Output] where Element == With<Base, Loaded> {
        let query = Query<Base, With<Base, Loaded>>(loader: Loader { _, _ in .done(self) })
        return try await relations(query).loader(map(\.base), db)
    }
}
