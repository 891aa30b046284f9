extension Mistake {
    static let drafts: [Mistake] = [
        Mistake(
            "a draft lacks a required column", "func use(_ id: Author.ID) -> Post.Draft { .init(authorID: id) }",
            says: "missing argument for parameter 'title'"),
        Mistake(
            "a draft gives the version",
            #"func use(_ id: Author.ID) -> Post.Draft { .init(authorID: id, title: "", version: 3) }"#,
            says: "extra argument 'version' in call"),
        Mistake(
            "a draft gives a key that the database counts",
            #"func use(_ id: Author.ID) -> Post.Draft { .init(id: 3, authorID: id, title: "") }"#,
            says: "extra argument 'id' in call"),
        Mistake(
            "a draft lacks its natural key", #"func use() -> Country.Draft { .init(name: "Norway") }"#,
            says: "missing argument for parameter 'id'"),
        Mistake(
            "a draft is filled by relation",
            #"func use(_ author: Author) -> Post.Draft { .init(author: author, title: "") }"#,
            says: "incorrect argument label in call (have 'author:title:', expected 'authorID:title:')"),
        Mistake(
            "a row that is not stored is asked for its key", "func use(_ draft: Post.Draft) -> Post.ID { draft.id }",
            says: "value of type 'Post.Draft' has no member 'id'"),
        Mistake(
            "a stored row is created",
            "func use(_ post: Post, _ db: Database) async throws { _ = try await Post.create(post, on: db) }",
            says: "in call to static method 'create'"),
        Mistake(
            "a row is created from another model's draft",
            "func use(_ draft: Author.Draft, _ db: Database) async throws { _ = try await Post.create(draft, on: db) }",
            says: "in call to static method 'create'"),
    ]

    private static func updating(_ change: String) -> String {
        "func use(_ post: Post, _ db: Database) async throws { _ = try await post.update(on: db) { \(change) } }"
    }

    static let changes: [Mistake] = [
        Mistake(
            "an update assigns a column that does not exist", updating(#"$0.name = """#),
            says: "value of type 'Post.Changes' has no member 'name'"),
        Mistake(
            "an update assigns the key", updating("$0.id = 3"), says: "value of type 'Post.Changes' has no member 'id'"),
        Mistake(
            "an update assigns the version", updating("$0.version = 3"),
            says: "value of type 'Post.Changes' has no member 'version'"),
        Mistake(
            "an update deletes", updating("$0.deletedAt = nil"),
            says: "value of type 'Post.Changes' has no member 'deletedAt'"),
        Mistake(
            "an update assigns another type", updating("$0.title = 3"),
            says: "cannot assign value of type 'Int' to type 'String'"),
        Mistake(
            "an update assigns a key of another model", updating("$0.authorID = post.id"),
            says: "cannot assign value of type 'Post.ID' (aka 'Identifier<Post>') to type 'Author.ID'"),
        Mistake(
            "an update assigns a relation", updating("$0.author = post"),
            says: "value of type 'Post.Changes' has no member 'author'"),
        Mistake(
            "a text is incremented",
            #"func use(_ post: Post, _ db: Database) async throws { _ = try await post.increment(\.title, on: db) }"#,
            says: "requires that 'String' conform to 'Numeric'"),
        Mistake(
            "a row's key is assigned", "func use(_ post: inout Post) { post.id = 3 }",
            says: "cannot assign to property: 'id' is a 'let' constant"),
    ]
}
