extension Query {
    /// Each row beside the rows of another model that a condition says, as pairs.
    ///
    /// Deleted rows of either model are left out, where it keeps them. A model can be joined with itself.
    ///
    /// ```swift
    /// let pairs = try await Post.join(Author.self) { post, author in post.authorID == author.id }
    ///     .where { post, author in author.name.hasPrefix("A") }
    ///     .all(on: db)                                                // [(Post, Author)]
    /// ```
    public func join<Other: Model>(
        _ other: Other.Type,
        on condition: (Source<Joined<M, Other>, M>, Source<Joined<M, Other>, Other>) -> Condition<Joined<M, Other>>
    ) -> Projection<M, Joined<M, Other>, (M, Other)> {
        joined(.inner, condition).map { first, second in
            guard let second else { throw ORMError.unexpected(Other.self, "an inner join answered half a row") }
            return (first, second)
        }
    }

    /// Each row beside the rows of another model that a condition says, and beside nil where there is none.
    ///
    /// In a `select` after it every column of the other model is optional.
    public func leftJoin<Other: Model>(
        _ other: Other.Type,
        on condition: (
            Source<LeftJoined<M, Other>, M>, Source<LeftJoined<M, Other>, Other>
        ) -> Condition<LeftJoined<M, Other>>
    ) -> Projection<M, LeftJoined<M, Other>, (M, Other?)> { joined(.left, condition) }

    private func joined<Other: Model, Scope: Joining>(
        _ kind: JoinedTable.Kind, _ condition: (Source<Scope, M>, Source<Scope, Other>) -> Condition<Scope>
    ) -> Projection<M, Scope, (M, Other?)> {
        let alias = JoinedTable.alias(for: Other.table, besides: [M.table])
        var all = condition(Source(alias: M.table), Source(alias: alias)).fragment
        if let living = Other.isLiving(alias) { all = "\(all) AND \(living)" }
        var selection = selection
        selection.joins.append(JoinedTable(kind: kind, table: Other.table, alias: alias, condition: all))
        return Projection(selection, Picked<(M, Other?)>.pair(M.self, Other.self, alias: alias))
    }
}

extension Model {
    /// The rows beside the rows of another model that a condition says: ``Query/join(_:on:)``.
    public static func join<Other: Model>(
        _ other: Other.Type,
        on condition: (
            Source<Joined<Self, Other>, Self>, Source<Joined<Self, Other>, Other>
        ) -> Condition<Joined<Self, Other>>
    ) -> Projection<Self, Joined<Self, Other>, (Self, Other)> { query.join(other, on: condition) }

    /// The rows beside the rows of another model that a condition says, or beside nil: ``Query/leftJoin(_:on:)``.
    public static func leftJoin<Other: Model>(
        _ other: Other.Type,
        on condition: (
            Source<LeftJoined<Self, Other>, Self>, Source<LeftJoined<Self, Other>, Other>
        ) -> Condition<LeftJoined<Self, Other>>
    ) -> Projection<Self, LeftJoined<Self, Other>, (Self, Other?)> { query.leftJoin(other, on: condition) }
}
