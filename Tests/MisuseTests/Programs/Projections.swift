extension Mistake {
    private static func reading(_ type: String, _ query: String) -> String {
        "func use(_ db: Database) async throws -> \(type) { try await \(query).all(on: db) }"
    }

    private static let joined = "Post.join(Author.self) { post, author in post.authorID == author.id }"

    static let projections: [Mistake] = [
        Mistake(
            "a column is read as another type", reading("[Int]", #"Post.query.select(\.title)"#),
            says: "cannot convert return expression of type '[String]' to return type '[Int]'"),
        Mistake(
            "a column is selected by a text", #"let query = Post.query.select("title")"#,
            says: "in call to instance method 'select'"),
        Mistake(
            "a relation is selected", "let query = Post.query.select { $0.author }",
            says: "value of type 'Post.Columns' has no member 'author'"),
        Mistake(
            "a text is added up", "let query = Post.query.select { $0.title.sum }",
            says: "requires that 'String' conform to 'SQLNumber'"),
        Mistake(
            "groups are read as another type", reading("[Post.ID]", "Post.query.group { $0.authorID }"),
            says: "requires the types 'Author' and 'Post' be equivalent"),
        Mistake(
            "a count of a group is compared with a text",
            #"let query = Post.query.group { $0.authorID }.having { $0.id.count > "3" }"#,
            says: "cannot convert value of type 'String' to expected argument type 'Int'"),
        Mistake(
            "groups must meet a condition of another model",
            #"let query = Post.query.group { $0.authorID }.having { _ in Author.columns.name == "" }"#,
            says: "(aka 'Condition<Author>') to closure result type 'Condition<Post>'"),
        Mistake(
            "columns of two types join",
            "let query = Post.join(Author.self) { post, author in post.authorID == author.name }",
            says: "binary operator '==' cannot be applied"),
        Mistake(
            "the keys of two models join",
            "let query = Post.join(Author.self) { post, author in post.id == author.id }",
            says: "'Computed<Joined<Post, Author>, Author.ID>'"),
        Mistake(
            "a column is taken from the wrong side of a join",
            joined.asQuery(#".where { _, author in author.title == "" }"#),
            says: "value of type 'Source<Joined<Post, Author>, Author>' has no dynamic member 'title'"),
        Mistake(
            "pairs are read as rows", reading("[Post]", joined),
            says: "cannot convert return expression of type '[(Post, Author)]' to return type '[Post]'"),
        Mistake(
            "a row that a left join may lack is taken for granted",
            reading("[(Post, Author)]", joined.replacing("join", with: "leftJoin")),
            says: "cannot convert return expression of type '[(Post, Author?)]'"),
        Mistake(
            "the rows of two models are united", "let query = Post.newest.union(Author.limit(3))",
            says: "cannot convert value of type 'Query<Author, Author>' to expected argument type 'Query<Post, Post>'"),
        Mistake(
            "a key is looked for among texts",
            #"let query = Post.where { $0.authorID.isIn(Post.newest.select(\.title)) }"#,
            says: "cannot convert value of type 'Projection<Post, Post, String>'"),
        Mistake(
            "a key is looked for among another model's",
            #"let query = Post.where { $0.authorID.isIn(Post.newest.select(\.id)) }"#,
            says: "cannot convert value of type 'Projection<Post, Post, Post.ID>'"),
    ]

    private static func upserting(_ arguments: String) -> String {
        "func use(_ draft: Post.Draft, _ db: Database) async throws { _ = try await Post.upsert([draft], \(arguments), on: db) }"
    }

    static let upserts: [Mistake] = [
        Mistake(
            "the conflict is about another model's column",
            upserting("onConflict: { _ in Author.columns.name }, update: { $0.title }"),
            says: "cannot convert value of type 'Column<Author, String>'"),
        Mistake(
            "the conflict is about a text", upserting(#"onConflict: { _ in "title" }, update: { $0.title }"#),
            says: "cannot convert value of type 'String' to expected argument type 'Column<Post, Value>'"),
        Mistake(
            "nothing says what the conflict is about", upserting("update: { $0.title }"),
            says: "missing argument for parameter 'onConflict'"),
    ]
}

extension String {
    /// `let query = …` of an expression and what follows it.
    fileprivate func asQuery(_ rest: String) -> String { "let query = \(self)\(rest)" }
}
