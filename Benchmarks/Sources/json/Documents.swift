import Foundation

/// `{"message":"Hello, World!"}`: 27 bytes.
struct Message: Codable, Sendable, Equatable {
    var message = "Hello, World!"
}

/// What an API answers for one row: strings, numbers, a moment, lists, something nested, something left out.
struct Record: Codable, Sendable, Equatable {
    struct Author: Codable, Sendable, Equatable {
        var id: Int
        var name: String
        var email: String
        var isStaff: Bool
    }

    struct Comment: Codable, Sendable, Equatable {
        var id: Int
        var text: String
        var votes: Int
    }

    var id: Int
    var slug: String
    var title: String
    var summary: String
    var url: String
    var votes: Int
    var score: Double
    var ratio: Double?
    var isPublished: Bool
    var publishedAt: String?
    var deletedAt: String?
    var tags: [String]
    var author: Author
    var comments: [Comment]

    static func sample(_ id: Int) -> Record {
        Record(
            id: id, slug: "an-article-about-servers-\(id)", title: "An article about servers, \"quoted\" once",
            summary: "What a framework costs for every request, and what it should cost: a measurement in ten parts.",
            url: "https://example.com/articles/an-article-about-servers", votes: 42, score: 3.75, ratio: 0.1,
            isPublished: true, publishedAt: "2026-11-21T10:00:00.123Z", deletedAt: nil,
            tags: ["swift", "server", "json", "performance"],
            author: Author(id: 7, name: "Ada Lovelace", email: "ada@example.com", isStaff: true),
            comments: [
                Comment(id: 1, text: "Interesting, thank you for it.", votes: 3),
                Comment(id: 2, text: "How was the machine set up?", votes: 12),
            ])
    }
}
