import FerroSQL

// Written out for up to six relations: type inference gives up on longer chains of functions over packs (Swift 6.3).

extension Query {
    /// Loads a relation beside each row, in the round trip of its level.
    ///
    /// `Link.query.with(\.submitter).with(\.comments)` takes two round trips: one for the links, one for both relations.
    public func with<R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>
    ) -> Query<M, With<M, Loads<R>>> where Output == M, R.Definition.Origin == M {
        first(.relation(R.self))
    }

    /// Loads a second relation beside each row.
    public func with<A: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>
    ) -> Query<M, With<M, Loads<A, R>>> where Output == With<M, Loads<A>>, R.Definition.Origin == M {
        next(.relation(R.self))
    }

    /// Loads a third relation beside each row.
    public func with<A: Loadable, B: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>
    ) -> Query<M, With<M, Loads<A, B, R>>> where Output == With<M, Loads<A, B>>, R.Definition.Origin == M {
        next(.relation(R.self))
    }

    /// Loads a fourth relation beside each row.
    public func with<A: Loadable, B: Loadable, C: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>
    ) -> Query<M, With<M, Loads<A, B, C, R>>> where Output == With<M, Loads<A, B, C>>, R.Definition.Origin == M {
        next(.relation(R.self))
    }

    /// Loads a fifth relation beside each row.
    public func with<A: Loadable, B: Loadable, C: Loadable, D: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>
    ) -> Query<M, With<M, Loads<A, B, C, D, R>>> where Output == With<M, Loads<A, B, C, D>>, R.Definition.Origin == M {
        next(.relation(R.self))
    }

    /// Loads a sixth relation beside each row.
    public func with<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>
    ) -> Query<M, With<M, Loads<A, B, C, D, E, R>>>
    where Output == With<M, Loads<A, B, C, D, E>>, R.Definition.Origin == M {
        next(.relation(R.self))
    }
}
