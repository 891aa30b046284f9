extension Mistake {
    static let conditions: [Mistake] = [
        Mistake(
            "a text column is compared with a number", "let query = Post.where { $0.title == 3 }",
            says: "cannot be applied to operands of type 'Column<Post, String>' and 'Int'"),
        Mistake(
            "a number column is compared with a text", #"let query = Post.where { $0.votes > "3" }"#,
            says: "cannot be applied to operands of type 'Column<Post, Int>' and 'String'"),
        Mistake(
            "a column that is never NULL is compared with nil", "let query = Post.where { $0.title == nil }",
            says: "'nil' is not compatible with expected argument type 'String'"),
        Mistake(
            "a column of another model is compared", #"let query = Post.where { _ in Author.columns.name == "x" }"#,
            says: "(aka 'Condition<Author>') to closure result type 'Condition<Post>'"),
        Mistake(
            "conditions of two models are put together",
            #"let query = Post.where { $0.title == "" && Author.columns.name == "" }"#,
            says: "(aka 'Condition<Author>') to expected argument type 'Condition<Post>'"),
        Mistake(
            "a text is looked for in a number", #"let query = Post.where { $0.votes.contains("3") }"#,
            says: "requires that 'Int' conform to 'SQLText'"),
        Mistake(
            "a column is compared that does not exist", #"let query = Post.where { $0.titel == "" }"#,
            says: "value of type 'Post.Columns' has no member 'titel'"),
        Mistake(
            "a condition is a Bool of Swift", "let query = Post.where { _ in true }",
            says: "cannot convert value of type 'Bool' to closure result type 'Condition<Post>'"),
        Mistake(
            "a condition assigns", #"let query = Post.where { $0.title = "x" }"#,
            says: "cannot assign value of type 'String' to type 'Column<Post, String>'"),
    ]

    static let orders: [Mistake] = [
        Mistake(
            "rows are sorted by a text", #"let query = Post.order("title")"#,
            says: "cannot convert value of type 'String'"),
        Mistake(
            "rows are sorted by a text that came from outside",
            "func use(_ sort: String) { _ = Post.query.order(sql: sort) }",
            says: "cannot convert value of type 'String' to expected argument type 'SQL'"),
        Mistake(
            "rows are sorted by another model's column",
            "let query = Post.order { _ in Author.columns.name.ascending }",
            says: "cannot convert value of type 'Order<Author>' to expected argument type 'Order<Post>'"),
        Mistake(
            "a page is asked for by a text",
            #"func use(_ db: Database) async throws { _ = try await Post.newest.page("2", on: db) }"#,
            says: "in call to instance method 'page'"),
        Mistake(
            "a limit is a text", #"let query = Post.limit("3")"#,
            says: "cannot convert value of type 'String' to expected argument type 'Int'"),
        Mistake(
            "a scope is misspelt", "let query = Post.newst",
            says: "value of type 'Post.Type' has no dynamic member 'newst'"),
        Mistake(
            "a query of another model is added", "let query = Author.query.and(Post.newest)",
            says: "cannot convert value of type 'Query<Post, Post>' to expected argument type 'Query<Author, Author>'"),
    ]

    static let results: [Mistake] = [
        Mistake(
            "rows are taken for those of another model",
            "func use(_ db: Database) async throws -> [Author] { try await Post.all(on: db) }",
            says: "cannot convert return expression of type '[Post]' to return type '[Author]'"),
        Mistake(
            "a row that may be missing is used as if it were there",
            "func use(_ db: Database) async throws -> String { try await Post.newest.first(on: db).title }",
            says: "value of optional type 'Post?' must be unwrapped"),
        Mistake(
            "rows are read from nowhere", "func use() async throws { _ = try await Post.all() }",
            says: "missing argument for parameter 'on'"),
        Mistake(
            "a column that a row lacks is read", "func use(_ post: Post) -> String { post.titel }",
            says: "value of type 'Post' has no dynamic member 'titel'"),
        Mistake(
            "what a commit runs holds on to what no two tasks may share",
            "func use(_ db: Database) async { let box = Box(); await db.afterCommit { box.value += 1 }; box.value += 1 }",
            says: "capture of 'box' with non-Sendable type 'Box'"),
    ]
}
