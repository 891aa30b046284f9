extension Query {
    /// Only rows for which another table has a row that meets a condition.
    ///
    /// ```swift
    /// Post.whereExists(Comment.self) { post, comment in comment.postID == post.id && comment.isSpam == true }
    /// ```
    public func whereExists<Other: Model>(
        _: Other.Type,
        _ condition: (Source<Joined<M, Other>, M>, Source<Joined<M, Other>, Other>) -> Condition<Joined<M, Other>>
    ) -> Self {
        with { $0.conditions.append(Self.exists(condition)) }
    }

    /// Only rows for which another table has no row that meets a condition.
    public func whereNotExists<Other: Model>(
        _: Other.Type,
        _ condition: (Source<Joined<M, Other>, M>, Source<Joined<M, Other>, Other>) -> Condition<Joined<M, Other>>
    ) -> Self {
        with { $0.conditions.append("NOT \(Self.exists(condition))") }
    }

    private static func exists<Other: Model>(
        _ condition: (Source<Joined<M, Other>, M>, Source<Joined<M, Other>, Other>) -> Condition<Joined<M, Other>>
    ) -> DialectSQL {
        let alias = JoinedTable.alias(for: Other.table, besides: [M.table])
        var all = condition(Source(alias: M.table), Source(alias: alias)).fragment
        if let living = Other.isLiving(alias) { all = "\(all) AND \(living)" }
        return "EXISTS (SELECT 1 FROM \(JoinedTable.written(table: Other.table, alias: alias)) WHERE \(all))"
    }
}

extension Model {
    /// The condition that leaves deleted rows out; nil for a model whose rows are removed when they are deleted.
    static func isLiving(_ alias: String) -> DialectSQL? {
        softDeleteColumn.map { "\(identifier: alias).\(identifier: $0) IS NULL" }
    }
}
