import FerroSQL

// Written out for up to six relations: type inference gives up on longer chains of functions over packs (Swift 6.3).

extension Query {
    /// Loads related rows with their pivots beside each row, as a closure says.
    public func with<R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<Nested<R, [Pivoted<Row, R.Definition.Pivot>]>>>>
    where Output == M, R.Definition: ToPivoted, R.Definition.Origin == M {
        first(.pivoted(R.self, refine))
    }

    /// Loads related rows with their pivots as a closure says, as the second thing that is loaded.
    public func with<A: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, Nested<R, [Pivoted<Row, R.Definition.Pivot>]>>>>
    where Output == With<M, Loads<A>>, R.Definition: ToPivoted, R.Definition.Origin == M {
        next(.pivoted(R.self, refine))
    }

    /// Loads related rows with their pivots as a closure says, as the third thing that is loaded.
    public func with<A: Loadable, B: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, B, Nested<R, [Pivoted<Row, R.Definition.Pivot>]>>>>
    where Output == With<M, Loads<A, B>>, R.Definition: ToPivoted, R.Definition.Origin == M {
        next(.pivoted(R.self, refine))
    }

    /// Loads related rows with their pivots as a closure says, as the fourth thing that is loaded.
    public func with<A: Loadable, B: Loadable, C: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, B, C, Nested<R, [Pivoted<Row, R.Definition.Pivot>]>>>>
    where Output == With<M, Loads<A, B, C>>, R.Definition: ToPivoted, R.Definition.Origin == M {
        next(.pivoted(R.self, refine))
    }

    /// Loads related rows with their pivots as a closure says, as the fifth thing that is loaded.
    public func with<A: Loadable, B: Loadable, C: Loadable, D: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, B, C, D, Nested<R, [Pivoted<Row, R.Definition.Pivot>]>>>>
    where Output == With<M, Loads<A, B, C, D>>, R.Definition: ToPivoted, R.Definition.Origin == M {
        next(.pivoted(R.self, refine))
    }

    /// Loads related rows with their pivots as a closure says, as the sixth thing that is loaded.
    public func with<A: Loadable, B: Loadable, C: Loadable, D: Loadable, E: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<A, B, C, D, E, Nested<R, [Pivoted<Row, R.Definition.Pivot>]>>>>
    where Output == With<M, Loads<A, B, C, D, E>>, R.Definition: ToPivoted, R.Definition.Origin == M {
        next(.pivoted(R.self, refine))
    }
}
