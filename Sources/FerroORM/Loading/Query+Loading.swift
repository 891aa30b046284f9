import FerroSQL

extension Query {
    /// The related rows of a relation, as the closures of `with` and `withCount` narrow them.
    public typealias Related<R: Relation> = Query<R.Definition.Related, R.Definition.Related>
    where R.Definition: ModelRelation

    /// With the first relation, or count of one.
    func first<L: Loadable>(_ loading: Loading<M, L>) -> Query<M, With<M, Loads<L>>> where Output == M {
        Query<M, With<M, Loads<L>>>(
            selection: selection,
            loader: loader.joined(loading) { row, value in With(base: row, loaded: Loads<L>(value)) })
    }

    /// With one relation, or count of one, more.
    func next<each L: Loadable, Next: Loadable>(
        _ loading: Loading<M, Next>
    ) -> Query<M, With<M, Loads<repeat each L, Next>>> where Output == With<M, Loads<repeat each L>> {
        Query<M, With<M, Loads<repeat each L, Next>>>(
            selection: selection, loader: loader.joined(loading) { row, value in row.adding(Next.self, value) })
    }
}

extension Model {
    /// All rows with a relation loaded: `Link.with(\.comments).all(on: db)`.
    public static func with<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>
    ) -> Query<Self, With<Self, Loads<R>>> where R.Definition.Origin == Self { query.with(path) }

    /// All rows with a relation counted: `Link.withCount(\.comments).all(on: db)`.
    public static func withCount<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>,
        _ narrow: (Query<Self, Self>.Related<R>) -> Query<Self, Self>.Related<R> = { $0 }
    ) -> Query<Self, With<Self, Loads<Counted<R>>>>
    where R.Definition: ToSeveral, R.Definition.Origin == Self { query.withCount(path, narrow) }
}
