import FerroORM
import FerroSQL
import FerroSQLite
import Foundation

struct CreateAuthors: Migration {
    static let version = 2026_11_01_100000

    func up(_ schema: Schema) async throws {
        try await schema.create("authors") { t in
            t.id()
            t.string("name").unique()
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("authors") }
}

struct CreateBooks: Migration {
    static let version = 2026_11_02_100000

    func up(_ schema: Schema) async throws {
        try await schema.create("books") { t in
            t.id()
            t.reference("author_id", to: "authors", onDelete: .cascade)
            t.string("title")
            t.bool("is_read", default: false)
            t.json("tags").default([] as [String])
            t.timestamps()
        }
    }

    func down(_ schema: Schema) async throws { try await schema.drop("books") }
}

struct AddBookYear: Migration {
    static let version = 2026_11_03_100000

    func up(_ schema: Schema) async throws {
        try await schema.alter("books") { t in
            t.integer("year").nullable().index()
            t.rename("is_read", to: "was_read")
        }
        try await schema.execute("INSERT INTO authors (name) VALUES ('Stanisław Lem')")
    }

    func down(_ schema: Schema) async throws {
        try await schema.execute("DELETE FROM authors")
        try await schema.alter("books") { t in
            t.drop("year")
            t.rename("was_read", to: "is_read")
        }
    }
}

/// Does half of its work and fails.
struct BreakHalfway: Migration {
    static let version = 2026_11_04_100000

    func up(_ schema: Schema) async throws {
        try await schema.create("half") { $0.id() }
        try await schema.execute("INSERT INTO nowhere VALUES (1)")
    }

    func down(_ schema: Schema) async throws {}
}

let library: [any Migration.Type] = [CreateAuthors.self, CreateBooks.self, AddBookYear.self]

func memory() async throws -> Database { Database(try await SQLiteDatabase()) }
