extension Query {
    /// Only rows that have related rows, at least so many of them.
    ///
    /// ```swift
    /// let discussed = Post.whereHas(\.comments, atLeast: 10)
    /// let flagged = Post.whereHas(\.comments) { $0.where { $0.isSpam == true } }
    /// ```
    ///
    /// A subquery in the one statement of the query; the closure narrows which related rows are meant.
    public func whereHas<R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, atLeast count: Int = 1,
        _ narrow: (Related<R>) -> Related<R> = { $0 }
    ) -> Self where R.Definition: ModelRelation, R.Definition.Origin == M {
        let association = R.definition.association
        let condition = association.has(narrow(association.query), atLeast: count)
        return with { $0.conditions.append(condition) }
    }

    /// Only rows that have no related row, or none of those that the closure narrows the relation to.
    public func whereHasNone<R: Relation>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ narrow: (Related<R>) -> Related<R> = { $0 }
    ) -> Self where R.Definition: ModelRelation, R.Definition.Origin == M {
        let association = R.definition.association
        let condition = association.has(narrow(association.query), atLeast: 1)
        return with { $0.conditions.append("NOT \(condition)") }
    }
}

extension Model {
    /// The rows that have related rows: `Post.whereHas(\.comments) { $0.where { $0.isSpam == true } }`.
    public static func whereHas<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>, atLeast count: Int = 1,
        _ narrow: (Query<Self, Self>.Related<R>) -> Query<Self, Self>.Related<R> = { $0 }
    ) -> Query<Self, Self> where R.Definition: ModelRelation, R.Definition.Origin == Self {
        query.whereHas(path, atLeast: count, narrow)
    }

    /// The rows that have no related row: `Post.whereHasNone(\.comments)`.
    public static func whereHasNone<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>,
        _ narrow: (Query<Self, Self>.Related<R>) -> Query<Self, Self>.Related<R> = { $0 }
    ) -> Query<Self, Self> where R.Definition: ModelRelation, R.Definition.Origin == Self {
        query.whereHasNone(path, narrow)
    }

    /// The related rows of this row as a query, to narrow, page, count or change them.
    ///
    /// ```swift
    /// let page = try await post.query(\.comments).where { $0.isSpam == false }.page(1, on: db)
    /// ```
    public func query<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>
    ) -> Query<R.Definition.Related, R.Definition.Related>
    where R.Definition: ModelRelation, R.Definition.Origin == Self {
        R.definition.association.query(for: self)
    }
}
