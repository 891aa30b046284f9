extension Mistake {
    static let statements: [Mistake] = [
        Mistake(
            "a text is run as SQL",
            "func use(_ text: String, _ db: Database) async throws { try await db.execute(text) }",
            says: "in call to instance method 'execute'"),
        Mistake(
            "a text is returned as SQL", "func use(_ text: String) -> SQL { text }",
            says: "cannot convert return expression of type 'String' to return type 'SQL'"),
        Mistake(
            "SQL is made of a text without saying that it is unsafe", "func use(_ text: String) -> SQL { SQL(text) }",
            says: "in call to initializer"),
        Mistake(
            "a text is passed off as a literal", "func use(_ text: String) -> SQL { SQL(stringLiteral: text) }",
            says: "cannot convert value of type 'String' to expected argument type 'StaticString'"),
        Mistake(
            "SQL and a text are joined", #"func use(_ text: String) -> SQL { "SELECT * FROM " + text }"#,
            says: "cannot convert return expression of type 'String' to return type 'SQL'"),
        Mistake(
            "a condition in SQL is a text", "func use(_ text: String) { _ = Post.where(sql: text) }",
            says: "cannot convert value of type 'String' to expected argument type 'SQL'"),
        Mistake(
            "a value is bound that no column holds", #"func use(_ plain: Plain) -> SQL { "SELECT \(plain)" }"#,
            says: "requires that 'Plain' conform to 'SQLConvertible'"),
        Mistake(
            "a column is read as a type that none holds",
            #"func use(_ row: SQLRow) throws -> Plain { try row.decode("x") }"#,
            says: "requires that 'Plain' conform to 'SQLConvertible'"),
        Mistake(
            "a value is asked for that no column holds",
            #"func use(_ db: Database) async throws -> Plain { try await db.value("SELECT 1") }"#,
            says: "requires that 'Plain' conform to 'SQLConvertible'"),
    ]
}
