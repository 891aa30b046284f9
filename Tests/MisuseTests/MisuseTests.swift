import Testing

@Suite struct `Programs that must not compile` {
    /// A program, and what the compiler must say about it.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let what: String
        let program: String
        let phrase: String
        var testDescription: String { what }
    }

    /// What the programs are written on.
    static let board = """
        import FerroORM
        import FerroQueue
        import FerroSQL
        import FerroValidation

        @Model struct Author: Equatable {
            let id: ID
            var name: String
        }

        @Model struct Post: Equatable {
            let id: ID
            var authorID: Author.ID
            var title: String

            static let author = belongsTo(Author.self, \\.authorID)
        }

        struct Draft: Input {
            var title: String
            var tags: [String]
            static func fieldName(of path: PartialKeyPath<Self>) -> String? { nil }
        }

        """

    static let mistakes: [Mistake] = [
        Mistake(
            what: "a relation that was not loaded is read",
            program: "func use(_ post: Post) -> String { post.author.name }",
            phrase: "static member 'author' cannot be used on instance of type 'Post'"),
        Mistake(
            what: "a relation that the model lacks is loaded",
            program: "func use(_ db: Database) async throws { _ = try await Author.with(\\.author).all(on: db) }",
            phrase: "value of type 'NoRelations' has no member 'author'"),
        Mistake(
            what: "a row is looked up by another model's id",
            program: "func use(_ id: Author.ID, _ db: Database) async throws { _ = try await Post.find(id, on: db) }",
            phrase: "cannot convert value of type 'Author.ID' (aka 'Identifier<Author>')"),
        Mistake(
            what: "a column is compared with another type",
            program: "let query = Post.where { $0.title == 3 }",
            phrase: "cannot be applied to operands of type 'Column<Post, String>' and 'Int'"),
        Mistake(
            what: "a relation stands on a column that is no key of its model",
            program: "let relation = Post.belongsTo(Author.self, \\.title)",
            phrase: "no exact matches in call to static method 'belongsTo'"),
        Mistake(
            what: "an update assigns a column that does not exist",
            program: """
                func use(_ post: Post, _ db: Database) async throws {
                    _ = try await post.update(on: db) { $0.name = "" }
                }
                """,
            phrase: "value of type 'Post.Changes' has no member 'name'"),
        Mistake(
            what: "a value is spliced into SQL as text",
            program: "func use(_ text: String, _ db: Database) async throws { try await db.execute(text) }",
            phrase: "no exact matches in call to instance method 'execute'"),
        Mistake(
            what: "a job is not Codable",
            program: "struct Handle {}\nstruct Send: Job { let handle: Handle; func run(_ c: Int) async throws {} }",
            phrase: "type 'Send' does not conform to protocol 'Decodable'"),
        Mistake(
            what: "a rule for text is put on an array",
            program: "let check = Check<Draft>(\\.tags, .notBlank)",
            phrase: "requires the types 'Array<String>' and 'String' be equivalent"),
    ]

    @Test func `what the programs are written on compiles`() async throws {
        let said = try await Compiler().diagnostics(
            of: Self.board + "func use(_ post: Post, _ db: Database) async throws -> String {\n"
                + "    try await post.load(\\.author, on: db).author.name\n}\n")
        #expect(said.isEmpty)
    }

    @Test(arguments: mistakes) func `a mistake is refused in words that name it`(_ mistake: Mistake) async throws {
        let said = try await Compiler().diagnostics(of: Self.board + mistake.program + "\n")
        #expect(said.contains("error:") && said.contains(mistake.phrase), "the compiler said: \(said)")
    }
}
