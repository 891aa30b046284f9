import FerroTesting
import Testing

@testable import Ferro

@Suite struct `What the database says is answered with` {
    @Test(arguments: [
        (ORMError.Code.notFound, HTTPResponse.Status.notFound), (.stale, .conflict), (.constraint, .unprocessableContent),
        (.cursor, .badRequest), (.decoding, .internalServerError), (.dangling, .internalServerError),
        (.unexpected, .internalServerError), (.invalid, .internalServerError),
    ])
    func `the status of a model's error`(code: ORMError.Code, status: HTTPResponse.Status) async throws {
        let error = ORMError(code, "secret \(code.rawValue)", model: "Secret")
        #expect(error.status == status && !error.publicMessage.contains("ecret"))
    }

    @Test(arguments: [
        (SQLError.Code.poolTimeout, true), (.busy, true), (.connection, true), (.serialization, true),
        (.deadlock, true), (.lockTimeout, true), (.statementTimeout, false), (.statement, false), (.unique, false),
        (.foreignKey, false), (.notNull, false), (.check, false), (.constraint, false), (.decoding, false),
        (.missing, false), (.transactionClosed, false), (.closed, false), (.io, false),
    ])
    func `503 and when to come back, where waiting helps`(code: SQLError.Code, waits: Bool) {
        let error = SQLError(code, "secret")
        #expect(error.status == (waits ? .serviceUnavailable : .internalServerError))
        #expect(error.headers[.retryAfter] == (waits ? "1" : nil) && !error.publicMessage.contains("secret"))
    }

    @Test func `a unique index that is broken is 422 at the field, in the field's Swift name`() async throws {
        try await withApp(Shelf.self) { app in
            try await app.post("/books", json: ["code": "a"]).expect(.created)
            let answer = try await app.post("/books", json: ["code": "a"]).expect(.unprocessableContent)
            let problems = try answer.json(Invalid.self)
            #expect(problems.errors == ["shelfCode": ["is already taken"]])
            #expect(!answer.text.contains("shelf_code") && !answer.text.contains("books"))
        }
    }

    @Test func `a row that is missing is 404, a foreign cursor 400, a copy that is old 409`() async throws {
        try await withApp(Shelf.self) { app in
            try await app.post("/books", json: ["code": "a"]).expect(.created)
            await app.get("/books/99").expect(.notFound)
            await app.get("/books?cursor=nonsense").expect(.badRequest)
            await app.get("/books").expect(.ok)
            await app.send(.put, "/books/1").expect(.conflict)
        }
    }

    private struct Invalid: Codable { var errors: [String: [String]] }
}

@Model private struct Book {
    let id: ID
    var shelfCode: String
    @OptimisticLock var version: Int
}

private struct BookView: ResponseValue { var id: Int64; var shelfCode: String }

private struct NewBook: Input {
    var code: String
    static var rules: Rules<Self> { Check(\.code, .notBlank) }
    static func fieldName(of path: PartialKeyPath<Self>) -> String? { path == \Self.code ? "code" : nil }
}

private struct CreateBooks: Migration {
    static let version = 2026_01_01_000000
    func up(_ schema: Schema) async throws {
        try await schema.create("books") { t in
            t.id()
            t.string("shelf_code").unique()
            t.lockVersion("version")
        }
    }
    func down(_ schema: Schema) async throws { try await schema.drop("books") }
}

/// An app whose handlers let every error of the database through.
private struct Shelf: Application {
    func config(_ env: Env) throws -> Config { try Config(env) }
    var migrations: [any Migration.Type] { [CreateBooks.self] }

    func routes(_ r: Router) {
        r.post("books") { (c: Context) async throws -> Created<BookView> in
            let input: NewBook = try await c.body()
            let book = try await Book.create(.init(shelfCode: input.code), on: c.db)
            return Created(BookView(id: book.id.rawValue, shelfCode: book.shelfCode))
        }
        r.get("books") { (c: Context) async throws -> CursorPage<BookView> in
            try await Book.query.cursorPage(after: c.request.query["cursor"], on: c.db)
                .map { BookView(id: $0.id.rawValue, shelfCode: $0.shelfCode) }
        }
        r.get("books/{id}") { (c: Context) async throws -> BookView in
            let book = try await Book.find(try await c.path("id") as Book.ID, on: c.db)
            return BookView(id: book.id.rawValue, shelfCode: book.shelfCode)
        }
        r.put("books/{id}") { (c: Context) async throws -> NoContent in
            let old = try await Book.find(1, on: c.db)
            try await old.update(on: c.db) { $0.shelfCode = "b" }
            try await old.update(on: c.db) { $0.shelfCode = "c" }
            return NoContent()
        }
    }
}
