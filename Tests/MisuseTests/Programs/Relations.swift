extension Mistake {
    static let relations: [Mistake] = [
        Mistake(
            "a relation that was not loaded is read", "func use(_ post: Post) -> String { post.author.name }",
            says:
                #"'author' is unavailable: load it first: Post.with(\.author) in the query, or post.load(\.author, on: db)"#
        ),
        Mistake(
            "a relation that was not loaded is read in a closure",
            "func use(_ posts: [Post]) -> [Int] { posts.map { $0.comments.count } }",
            says: "'comments' is unavailable: load it first"),
        Mistake(
            "a relation that was not loaded is read by a key path",
            #"func use(_ posts: [Post]) -> [String] { posts.map(\.author.name) }"#,
            says: "'author' is unavailable: load it first"),
        Mistake(
            "a relation is read of rows that were loaded with another one",
            #"""
            func use(_ db: Database) async throws -> Int {
                let post = try await Post.with(\.author).first(on: db)
                return post?.comments.count ?? 0
            }
            """#,
            says: "'comments' is unavailable: load it first"),
        Mistake(
            "rows without a relation are given to a function that needs it",
            """
            func titles(_ posts: [With<Post, Loads<Post.AuthorRelation>>]) -> [String] { posts.map { $0.author.name } }
            func use(_ db: Database) async throws { _ = titles(try await Post.all(on: db)) }
            """,
            says:
                "cannot convert value of type '[Post]' to expected argument type '[With<Post, Loads<Post.AuthorRelation>>]'"
        ),
        Mistake(
            "a column is misspelt on a row with relations",
            "func use(_ post: With<Post, Loads<Post.AuthorRelation>>) -> String { post.titel }",
            says: "the row has no such column, and no such relation was loaded with it"),
        Mistake(
            "a relation that the model lacks is loaded",
            #"func use(_ db: Database) async throws { _ = try await Post.with(\.tags).all(on: db) }"#,
            says: "value of type 'Post.Relations' has no member 'tags'"),
        Mistake(
            "a relation that the model lacks is loaded onto a row",
            #"func use(_ post: Post, _ db: Database) async throws { _ = try await post.load(\.posts, on: db) }"#,
            says: "value of type 'Post.Relations' has no member 'posts'"),
        Mistake(
            "a relation of a model without relations is loaded",
            #"func use(_ db: Database) async throws { _ = try await Country.with(\.people).all(on: db) }"#,
            says: "value of type 'NoRelations' has no member 'people'"),
        Mistake(
            "another model's relation is loaded",
            #"func use(_ db: Database) async throws { _ = try await Post.with(\Author.Relations.posts).all(on: db) }"#,
            says: "requires the types 'Post' and 'Author' be equivalent"),
        Mistake(
            "a relation of related rows is read that was not loaded with them",
            #"""
            func use(_ db: Database) async throws -> Int {
                try await Author.with(\.posts).all(on: db).reduce(0) { $0 + $1.posts[0].comments.count }
            }
            """#,
            says: "'comments' is unavailable: load it first"),
        Mistake(
            "related rows must meet a condition on a column that they lack",
            #"""
            func use(_ db: Database) async throws {
                _ = try await Author.with(\.posts) { $0.where { $0.body == "" } }.all(on: db)
            }
            """#,
            says: "value of type 'Post.Columns' has no member 'body'"),
        Mistake(
            "related rows are loaded with a relation that they lack",
            #"""
            func use(_ db: Database) async throws {
                _ = try await Author.with(\.posts) { $0.with(\.posts) }.all(on: db)
            }
            """#,
            says: "value of type 'Post.Relations' has no member 'posts'"),
        Mistake(
            "a relation to one row is counted",
            #"func use(_ db: Database) async throws { _ = try await Post.withCount(\.author).all(on: db) }"#,
            says: "requires that 'BelongsTo<Post, Author>' conform to 'ToSeveral'"),
        Mistake(
            "a count is read that was not asked for",
            #"""
            func use(_ db: Database) async throws -> [Int] {
                try await Author.with(\.posts).all(on: db).map { $0.postsCount }
            }
            """#,
            says: "the row has no such column, and no such relation was loaded with it"),
        Mistake(
            "a belongsTo stands on a column that is no key", #"let relation = Post.belongsTo(Author.self, \.title)"#,
            says: "no exact matches in call to static method 'belongsTo'"),
        Mistake(
            "a belongsTo stands on the key of another model",
            #"let relation = Comment.belongsTo(Author.self, \.postID)"#,
            says: "no exact matches in call to static method 'belongsTo'"),
        Mistake(
            "a hasMany stands on the key of another model",
            #"let relation = Author.hasMany(Comment.self, \.postID)"#,
            says: "no exact matches in call to static method 'hasMany'"),
        Mistake(
            "rows are sorted by a relation", "let query = Post.order { $0.author.descending }",
            says: "value of type 'Post.Columns' has no member 'author'"),
        Mistake(
            "a relation is compared like a column", "let query = Post.where { $0.comments == 1 }",
            says: "value of type 'Post.Columns' has no member 'comments'"),
    ]
}
