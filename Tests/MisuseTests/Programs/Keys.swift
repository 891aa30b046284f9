extension Mistake {
    static let keys: [Mistake] = [
        Mistake(
            "a row is looked up by another model's id",
            "func use(_ id: Author.ID, _ db: Database) async throws { _ = try await Post.find(id, on: db) }",
            says: "cannot convert value of type 'Author.ID' (aka 'Identifier<Author>')"),
        Mistake(
            "a row is looked up by a bare number",
            "func use(_ id: Int, _ db: Database) async throws { _ = try await Post.find(id, on: db) }",
            says: "cannot convert value of type 'Int' to expected argument type 'Post.ID'"),
        Mistake(
            "a row with a UUID is looked up by a number",
            "func use(_ db: Database) async throws { _ = try await Comment.find(7, on: db) }",
            says: "cannot convert value of type 'Int' to expected argument type 'Comment.ID'"),
        Mistake(
            "a row is looked up by a UUID of nobody's",
            "func use(_ id: UUID, _ db: Database) async throws { _ = try await Comment.find(id, on: db) }",
            says: "cannot convert value of type 'UUID' to expected argument type 'Comment.ID'"),
        Mistake(
            "a key is compared with another model's",
            "func use(_ id: Author.ID) { _ = Post.where { $0.id == id } }",
            says: "cannot convert value of type 'Author.ID' (aka 'Identifier<Author>')"),
        Mistake(
            "a list mixes the keys of two models",
            "func use(_ a: Author.ID, _ p: Post.ID) { _ = Post.where { $0.id.isIn([p, a]) } }",
            says:
                "cannot convert value of type 'Author.ID' (aka 'Identifier<Author>') to expected element type 'Post.ID'"
        ),
        Mistake(
            "two rows' keys are compared that can never be equal",
            "func use(_ post: Post, _ author: Author) -> Bool { post.id == author.id }",
            says: "('Post.ID' vs. 'Author.ID')"),
        Mistake(
            "a foreign key is filled with a key of another model",
            #"func use(_ post: Post) -> Post.Draft { .init(authorID: post.id, title: "") }"#,
            says:
                "cannot convert value of type 'Post.ID' (aka 'Identifier<Post>') to expected argument type 'Author.ID'"),
    ]
}
