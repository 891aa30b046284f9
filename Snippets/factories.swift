// Rows made up for tests and seeds.
import Ferro

@Model struct Publisher {
    let id: ID
    var name: String
}

@Model struct Book {
    let id: ID
    var publisherID: Publisher.ID
    var editorID: Publisher.ID?
    var title: String
    var language: String = "en"
    var isOut: Bool = false
    var createdAt: Date
}

// snippet.factory
extension Publisher {
    static let factory = Factory<Publisher> { make in Draft(name: make.fake.name()) }
}

extension Book {
    static let factory = Factory<Book> { make in
        Draft(
            publisherID: try await make.reference(\.publisherID, Publisher.factory),
            title: make.fake.sentence(words: 3))
    }
}

extension Factory<Book> {
    var out: Self { state { $0.isOut = true } }
}
// snippet.end

func using(_ ada: Publisher, _ db: Database) async throws {
    // snippet.use
    let book = try await Book.factory.create(on: db)  // with a publisher of its own
    let books = try await Book.factory.out.set(\.publisherID, ada.id).create(3, on: db)  // no other publisher is made
    let list = try await Publisher.factory.has(Book.factory.out, 5, \.publisherID).create(2, on: db)  // ten books
    let drafts = try await Book.factory.set(\.publisherID, ada.id)
        .sequence(\.title) { "Book \($0 + 1)" }
        .cycle(\.language, ["en", "no", "de"])
        .make(6)  // stored nowhere
    let same = try await Book.factory.seed(42).create(10, on: db)  // the same ten each time
    // snippet.end
    _ = (book, books, list, drafts, same)
}

// snippet.seeder
struct BookSeeder: Seeder {
    func isNeeded(_ c: CommandContext) async throws -> Bool { try await !Book.query.exists(on: c.db) }

    func run(_ c: CommandContext) async throws {
        try await Publisher.factory.seed(1).has(Book.factory, 20, \.publisherID).create(5, on: c.db)
    }
}
// snippet.end
