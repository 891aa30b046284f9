import FerroSQL

extension Model {
    /// All rows with related rows as a closure says: `Post.with(\.comments) { $0.with(\.author) }`.
    public static func with<R: Relation, Row>(
        _ path: KeyPath<Relations, RelationPath<R>>,
        _ refine: (Query<Self, Self>.Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<Self, With<Self, Loads<Nested<R, [Row]>>>>
    where R.Definition: ToMany, R.Definition.Origin == Self {
        query.with(path, refine)
    }

    /// All rows with the related row, or nil, as a closure says.
    public static func with<R: Relation, Row>(
        _ path: KeyPath<Relations, RelationPath<R>>,
        _ refine: (Query<Self, Self>.Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<Self, With<Self, Loads<Nested<R, Row?>>>>
    where R.Definition: ToOptional, R.Definition.Origin == Self {
        query.with(path, refine)
    }

    /// All rows with the row that each refers to as a closure says.
    public static func with<R: Relation, Row>(
        _ path: KeyPath<Relations, RelationPath<R>>,
        _ refine: (Query<Self, Self>.Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<Self, With<Self, Loads<Nested<R, Row>>>>
    where R.Definition: ToOne, R.Definition.Origin == Self {
        query.with(path, refine)
    }

    /// All rows with related rows and their pivots as a closure says.
    public static func with<R: Relation, Row>(
        _ path: KeyPath<Relations, RelationPath<R>>,
        _ refine: (Query<Self, Self>.Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<Self, With<Self, Loads<Nested<R, [Pivoted<Row, R.Definition.Pivot>]>>>>
    where R.Definition: ToPivoted, R.Definition.Origin == Self {
        query.with(path, refine)
    }
}
