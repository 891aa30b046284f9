import FerroSQL

// A closure after a relation changes what is loaded: it narrows and sorts the related rows, limits how many there are for
// each row, and loads relations of theirs. There is one form for each shape a relation's value has.

extension Query {
    /// Loads related rows beside each row as a closure says.
    ///
    /// ```swift
    /// let posts = try await Post.query.with(\.comments) { $0.where { $0.isSpam == false }.limit(3).with(\.author) }
    ///     .all(on: db)  // posts[0].comments[0].author.name; a limit is for each post
    /// ```
    public func with<R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<Nested<R, [Row]>>>>
    where Output == M, R.Definition: ToMany, R.Definition.Origin == M {
        first(.many(R.self, refine))
    }

    /// Loads more related rows beside each row as a closure says.
    public func with<each L: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<repeat each L, Nested<R, [Row]>>>>
    where Output == With<M, Loads<repeat each L>>, R.Definition: ToMany, R.Definition.Origin == M {
        next(.many(R.self, refine))
    }

    /// Loads the related row, or nil, beside each row as a closure says.
    public func with<R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<Nested<R, Row?>>>>
    where Output == M, R.Definition: ToOptional, R.Definition.Origin == M {
        first(.optional(R.self, refine))
    }

    /// Loads one related row more, or nil, beside each row as a closure says.
    public func with<each L: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<repeat each L, Nested<R, Row?>>>>
    where Output == With<M, Loads<repeat each L>>, R.Definition: ToOptional, R.Definition.Origin == M {
        next(.optional(R.self, refine))
    }

    /// Loads the row that each row refers to as a closure says.
    ///
    /// A row that the closure leaves out is an error, `.dangling`: narrow rows that refer to it instead.
    public func with<R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<Nested<R, Row>>>>
    where Output == M, R.Definition: ToOne, R.Definition.Origin == M {
        first(.one(R.self, refine))
    }

    /// Loads one row more that each row refers to as a closure says.
    public func with<each L: Loadable, R: Relation, Row>(
        _ path: KeyPath<M.Relations, RelationPath<R>>, _ refine: (Related<R>) -> Query<R.Definition.Related, Row>
    ) -> Query<M, With<M, Loads<repeat each L, Nested<R, Row>>>>
    where Output == With<M, Loads<repeat each L>>, R.Definition: ToOne, R.Definition.Origin == M {
        next(.one(R.self, refine))
    }
}
