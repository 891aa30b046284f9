extension Mistake {
    static let secrets: [Mistake] = [
        Mistake(
            "an encrypted column is filled with plain text",
            #"func use() -> Author.Draft { .init(name: "", token: "secret") }"#,
            says: "cannot convert value of type 'String' to expected argument type 'Encrypted<String>'"),
        Mistake(
            "an encrypted column is read without a key", "func use(_ author: Author) -> String { author.token }",
            says: "cannot convert return expression of type 'Encrypted<String>' to return type 'String'"),
        Mistake(
            "encrypted columns are compared",
            "func use(_ secret: Encrypted<String>) { _ = Author.where { $0.token == secret } }",
            says: "equal values are sealed differently: compare a BlindIndex column"),
        Mistake(
            "an encrypted column is compared with plain text", #"let query = Author.where { $0.token == "secret" }"#,
            says: "cannot be applied to operands of type 'Column<Author, Encrypted<String>>' and 'String'"),
        Mistake(
            "a column is opened that is not encrypted",
            #"func use(_ author: Author, _ keys: KeyRing) throws -> String { try author.open(\.name, with: keys) }"#,
            says: "to expected argument type 'KeyPath<Author.Columns, Column<Author, Encrypted<String>"),
        Mistake(
            "a value is sealed for a column of another model",
            #"func use(_ keys: KeyRing) throws { _ = try Post.seal("x", for: \.token, with: keys) }"#,
            says: "value of type 'Post.Columns' has no member 'token'"),
        Mistake(
            "a value of another type is sealed for a column",
            #"func use(_ keys: KeyRing) throws { _ = try Author.seal(3, for: \.token, with: keys) }"#,
            says: "cannot convert value of type 'KeyPath<Author.Columns, Column<Author, Encrypted<String>>>'"),
        Mistake(
            "the bytes of a key are taken", "func use(_ keys: KeyRing) -> [UInt8] { keys.current.bytes }",
            says: "'bytes' is inaccessible due to 'private' protection level"),
    ]
}
