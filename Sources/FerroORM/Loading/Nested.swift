/// A relation loaded in another form than its own: narrowed by a closure, or with relations of the related rows beside.
///
/// `Post.with(\.comments) { $0.with(\.author) }` answers
/// `With<Post, Loads<Nested<Post.Comments, [With<Comment, Loads<Comment.Author>>]>>>`.
@dynamicMemberLookup
public enum Nested<R: Relation, Value: Sendable>: Loadable {
    /// The name of the relation.
    public static var name: String { R.name }

    /// The relation's member, with the type that was loaded.
    public subscript(dynamicMember path: KeyPath<R, R.Definition.Value>) -> Value { switch self {} }
}

/// How many related rows a row has: `Post.withCount(\.comments)` makes the member `commentsCount`.
@dynamicMemberLookup
public enum Counted<R: Relation>: Loadable {
    /// What is loaded for one row.
    public typealias Value = Int

    /// The name of the relation with `Count` behind it.
    public static var name: String { "\(R.name)Count" }

    /// The relation's count.
    public subscript(dynamicMember path: KeyPath<R, Int>) -> Int { switch self {} }
}
