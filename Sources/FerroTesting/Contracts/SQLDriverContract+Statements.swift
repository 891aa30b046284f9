import FerroSQL
import Testing

extension SQLDriverContract {
    static func results(_ db: Database) async throws {
        try await makeNumbers(db)
        let inserted = try await db.execute(
            "INSERT INTO numbers (number) VALUES (1), (2), (3) RETURNING number, number * 2 AS twice")
        #expect(inserted.affectedRows == 3)
        #expect(inserted.rows.map { $0["twice"] } == [.integer(2), .integer(4), .integer(6)])
        #expect(inserted.rows.first?.columns.names == ["number", "twice"])
        #expect(try await db.execute("UPDATE numbers SET number = number + 10 WHERE number > 1").affectedRows == 2)
        #expect(try await db.execute("DELETE FROM numbers WHERE number = 99").affectedRows == 0)
        #expect(try await db.execute("SELECT * FROM numbers").affectedRows == 0)
        #expect(try await db.first("SELECT number FROM numbers WHERE number = 99") == nil)
        #expect(try await numbers(db) == [1, 12, 13])
    }

    static func statements(_ db: Database) async throws {
        try await makeNumbers(db)
        for wrong: SQL in ["SELEC 1", "SELECT * FROM nowhere", "SELECT nothing FROM numbers", ""] {
            await expect(.statement) { try await db.execute(wrong) }
        }
        let missingBind = await expect(.statement) {
            try await db.execute(SQLStatement(text: "SELECT \(db.dialect.placeholder(1))", binds: []))
        }
        #expect(missingBind?.statement?.hasPrefix("SELECT") == true)
        await expect(.statement) { try await db.execute("SELECT 1; DELETE FROM numbers") }
        await expect(.statement) {
            try await db.execute("INSERT INTO numbers VALUES (1); INSERT INTO numbers VALUES (2)")
        }
        await expect(.statement) { try await db.execute("BEGIN") }
        await expect(.statement) { try await db.execute(" -- comment\n COMMIT") }
        #expect(try await db.value("SELECT count(*) FROM numbers") as Int == 0)
        try await db.execute("INSERT INTO numbers VALUES (3); -- a comment may follow")
        #expect(try await numbers(db) == [3])
    }

    static func unique(_ db: Database) async throws {
        let text = type(.text(""), in: db.dialect)
        let number = type(.integer(0), in: db.dialect)
        try await db.execute("CREATE TABLE links (id \(number) PRIMARY KEY, url \(text) NOT NULL)")
        try await db.execute("CREATE UNIQUE INDEX links_url_unique ON links (url)")
        try await db.execute("INSERT INTO links VALUES (1, \("a secret"))")
        let again = await expect(.unique) { try await db.execute("INSERT INTO links VALUES (2, \("a secret"))") }
        #expect(again?.constraint == name(sqlite: "links.url", postgres: "links_url_unique", db))
        #expect(again.map { "\($0)".contains("secret") } == false)
        let sameKey = await expect(.unique) { try await db.execute("INSERT INTO links VALUES (1, 'b')") }
        #expect(sameKey?.constraint == name(sqlite: "links.id", postgres: "links_pkey", db))
        #expect(try await db.value("SELECT count(*) FROM links") as Int == 1)
    }

    static func foreignKeys(_ db: Database) async throws {
        let number = type(.integer(0), in: db.dialect)
        try await db.execute("CREATE TABLE authors (id \(number) PRIMARY KEY)")
        try await db.execute(
            "CREATE TABLE posts (author_id \(number) NOT NULL REFERENCES authors (id) ON DELETE RESTRICT)")
        await expect(.foreignKey) { try await db.execute("INSERT INTO posts VALUES (1)") }
        try await db.execute("INSERT INTO authors VALUES (1)")
        try await db.execute("INSERT INTO posts VALUES (1)")
        await expect(.foreignKey) { try await db.execute("DELETE FROM authors") }
    }

    static func constraints(_ db: Database) async throws {
        let number = type(.integer(0), in: db.dialect)
        try await db.execute(
            "CREATE TABLE ages (age \(number) NOT NULL CONSTRAINT age_is_positive CHECK (age > 0))")
        let missing = await expect(.notNull) { try await db.execute("INSERT INTO ages VALUES (\(nil as Int?))") }
        #expect(missing?.constraint == name(sqlite: "ages.age", postgres: nil, db))
        if db.dialect.kind == .postgres {
            #expect(missing?.table == "ages")
            #expect(missing?.columns == ["age"])
        }
        let negative = await expect(.check) { try await db.execute("INSERT INTO ages VALUES (\(-1))") }
        #expect(negative?.constraint == "age_is_positive")
    }
}
