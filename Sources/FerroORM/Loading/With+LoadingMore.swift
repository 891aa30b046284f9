public import FerroSQL

// Written out for up to six relations: an asynchronous function that is generic over a pack of types aborts in the
// runtime of Swift 6.3 ("Pack expansion count type should be a pack").

extension With where Base: Model {
    /// This row with a second relation loaded; one statement.
    public func load<A: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Base, Loads<A, R>> where Loaded == Loads<A>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }

    /// This row with a third relation loaded; one statement.
    public func load<A: Loadable, B: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Base, Loads<A, B, R>> where Loaded == Loads<A, B>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }

    /// This row with a fourth relation loaded; one statement.
    public func load<A: Loadable, B: Loadable, C: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Base, Loads<A, B, C, R>> where Loaded == Loads<A, B, C>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }

    /// This row with a fifth relation loaded; one statement.
    public func load<A: Loadable, B: Loadable, C: Loadable, D: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Base, Loads<A, B, C, D, R>> where Loaded == Loads<A, B, C, D>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }

    /// This row with a sixth relation loaded; one statement.
    public func load<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> With<Base, Loads<A, B, C, D, E, R>>
    where Loaded == Loads<A, B, C, D, E>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }
}

extension Array {
    /// These rows with a second relation loaded beside each; one statement.
    public func load<Base: Model, A: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> [With<Base, Loads<A, R>>]
    where Element == With<Base, Loads<A>>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }

    /// These rows with a third relation loaded beside each; one statement.
    public func load<Base: Model, A: Loadable, B: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> [With<Base, Loads<A, B, R>>]
    where Element == With<Base, Loads<A, B>>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }

    /// These rows with a fourth relation loaded beside each; one statement.
    public func load<Base: Model, A: Loadable, B: Loadable, C: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> [With<Base, Loads<A, B, C, R>>]
    where Element == With<Base, Loads<A, B, C>>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }

    /// These rows with a fifth relation loaded beside each; one statement.
    public func load<Base: Model, A: Loadable, B: Loadable, C: Loadable, D: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> [With<Base, Loads<A, B, C, D, R>>]
    where Element == With<Base, Loads<A, B, C, D>>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }

    /// These rows with a sixth relation loaded beside each; one statement.
    public func load<Base: Model, A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, R: Relation>(
        _ path: KeyPath<Base.Relations, RelationPath<R>>, on db: Database
    ) async throws -> [With<Base, Loads<A, B, C, D, E, R>>]
    where Element == With<Base, Loads<A, B, C, D, E>>, R.Definition.Origin == Base {
        try await load(on: db) { $0.with(path) }
    }
}
