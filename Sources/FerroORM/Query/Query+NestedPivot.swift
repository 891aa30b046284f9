import FerroSQL

extension Query {
    /// Loads related rows with their pivots beside each row as a closure says.
    public func with<R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<Nested<R, [Pivoted<Row, R.Definition.Pivot>]>>>>
    where Output == M, R.Definition: ToPivoted, R.Definition.Origin == M {
        first(.pivoted(R.self, refine))
    }

    /// Loads more related rows with their pivots beside each row as a closure says.
    public func with<each L: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<repeat each L, Nested<R, [Pivoted<Row, R.Definition.Pivot>]>>>>
    where Output == With<M, Loads<repeat each L>>, R.Definition: ToPivoted, R.Definition.Origin == M {
        next(.pivoted(R.self, refine))
    }
}
