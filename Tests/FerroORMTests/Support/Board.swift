public import FerroORM
public import Foundation

/// The models of a link board as an app writes them.
enum Board {
    static let statements: [SQL] = [
        """
        CREATE TABLE links (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
        tags TEXT NOT NULL, submitter_id INTEGER NOT NULL, host TEXT, score REAL NOT NULL, votes_count INTEGER NOT NULL,
        is_hidden INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL)
        """,
        """
        CREATE TABLE comments (id INTEGER PRIMARY KEY AUTOINCREMENT, link_id INTEGER NOT NULL, answers_id INTEGER,
        body TEXT NOT NULL, created_at TEXT NOT NULL)
        """,
        "CREATE TABLE members (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, seen_at TEXT)",
        "CREATE TABLE pins (id INTEGER PRIMARY KEY AUTOINCREMENT, link_id INTEGER, note TEXT NOT NULL)",
    ]
}

@Model struct Link {
    let id: ID
    var url: String
    var title: String
    var tags: [String] = []
    let submitterID: Submitter.ID
    var host: String?
    var score: Double = 0
    var votesCount: Int = 0
    var isHidden = false
    var createdAt: Date
    var updatedAt: Date

    static let submitter = belongsTo(Submitter.self, \.submitterID)
    static let comments = hasMany(Comment.self, \.linkID).order { $0.createdAt.ascending }
    static let pin = hasOne(Pin.self, \.linkID)
    static let newest = Self.order { $0.createdAt.descending }
    static let popular = Self.where { $0.votesCount >= 10 && $0.isHidden == false }

    var isLocal: Bool { host == nil }
}

@Model struct Comment {
    let id: ID
    var linkID: Link.ID
    var answersID: Comment.ID?
    var body: String
    var createdAt: Date

    static let link = belongsTo(Link.self, \.linkID)
    static let answered = belongsTo(Comment.self, \.answersID)
}

/// A public model, whose generated members must be public too.
@Model("members") public struct Submitter {
    /// The key.
    public let id: ID
    /// A name.
    public var name: String
    /// A moment, or none.
    public var seenAt: Date?

    static let links = hasMany(Link.self, \.submitterID)
}

@Model struct Pin {
    let id: ID
    var linkID: Link.ID?
    var note: String
}
