import FerroSQL

// Written out for up to six relations: type inference gives up on longer chains of functions over packs (Swift 6.3).

extension Query {
    /// Loads the related row, or nil, beside each row, as a closure says.
    public func with<R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<Nested<R, Row?>>>>
    where Output == M, R.Definition: ToOptional, R.Definition.Origin == M {
        first(.optional(R.self, refine))
    }

    /// Loads the related row, or nil, as a closure says, as the second thing that is loaded.
    public func with<A: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, Nested<R, Row?>>>>
    where Output == With<M, Loads<A>>, R.Definition: ToOptional, R.Definition.Origin == M {
        next(.optional(R.self, refine))
    }

    /// Loads the related row, or nil, as a closure says, as the third thing that is loaded.
    public func with<A: Loadable, B: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, B, Nested<R, Row?>>>>
    where Output == With<M, Loads<A, B>>, R.Definition: ToOptional, R.Definition.Origin == M {
        next(.optional(R.self, refine))
    }

    /// Loads the related row, or nil, as a closure says, as the fourth thing that is loaded.
    public func with<A: Loadable, B: Loadable, C: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, B, C, Nested<R, Row?>>>>
    where Output == With<M, Loads<A, B, C>>, R.Definition: ToOptional, R.Definition.Origin == M {
        next(.optional(R.self, refine))
    }

    /// Loads the related row, or nil, as a closure says, as the fifth thing that is loaded.
    public func with<A: Loadable, B: Loadable, C: Loadable, D: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, B, C, D, Nested<R, Row?>>>>
    where Output == With<M, Loads<A, B, C, D>>, R.Definition: ToOptional, R.Definition.Origin == M {
        next(.optional(R.self, refine))
    }

    /// Loads the related row, or nil, as a closure says, as the sixth thing that is loaded.
    public func with<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, B, C, D, E, Nested<R, Row?>>>>
    where Output == With<M, Loads<A, B, C, D, E>>, R.Definition: ToOptional, R.Definition.Origin == M {
        next(.optional(R.self, refine))
    }
}
