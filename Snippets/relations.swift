// Relations of every kind, loading, counting, attaching and asking.
import Ferro

// snippet.model
@Model struct Article {
    let id: ID
    var authorID: Person.ID
    var reviewerID: Person.ID?
    var title: String

    static let author = belongsTo(Person.self, \.authorID)
    static let reviewer = belongsTo(Person.self, \.reviewerID)  // the column is optional, so is the row
    static let remarks = hasMany(Remark.self, \.articleID).order { $0.createdAt.ascending }
    static let latestRemark = hasOne(Remark.self, \.articleID).latest(by: \.createdAt)
    static let topics = manyToMany(Topic.self, through: ArticleTopic.self, \.articleID, \.topicID)
    static let weighted = manyToMany(Topic.self, withPivot: ArticleTopic.self, \.articleID, \.topicID)
    static let pictures = morphMany(Picture.self, type: \.subjectType, id: \.subjectID)
}

@Model struct Person {
    let id: ID
    var name: String

    static let articles = hasMany(Article.self, \.authorID)
    static let received = hasMany(Remark.self, through: Article.self, \.authorID, \.articleID)
}

@Model struct Remark {
    let id: ID
    var articleID: Article.ID
    var authorID: Person.ID
    var answersID: Remark.ID?
    var body: String
    var isSpam: Bool = false
    var createdAt: Date

    static let author = belongsTo(Person.self, \.authorID)
    static let answered = belongsTo(Remark.self, \.answersID)
    static let answers = hasMany(Remark.self, \.answersID)
}

@Model struct Topic {
    let id: ID
    var name: String
}

@Model struct ArticleTopic {
    let id: ID
    var articleID: Article.ID
    var topicID: Topic.ID
    var weight: Int = 1
}
// snippet.end

// snippet.morph
@Model struct Picture {
    let id: ID
    var subjectType: String
    var subjectID: Int64
    var url: String

    enum Subject: Morph {
        case article(Article), person(Person)
        static let alternatives: [Alternative] = [
            .model(Article.self, Self.article), .model(Person.self, Self.person),
        ]
    }
    static let subject = morphTo(Subject.self, type: \.subjectType, id: \.subjectID)
}
// snippet.end

func loading(_ db: Database) async throws {
    // snippet.load
    let articles = try await Article.with(\.author).with(\.remarks).withCount(\.topics).all(on: db)  // two round trips
    for article in articles { print(article.title, article.author.name, article.remarks.count, article.topicsCount) }
    // snippet.end

    // snippet.nested
    let discussed =
        try await Article
        .with(\.remarks) { $0.where { $0.isSpam == false }.order { $0.createdAt.descending }.limit(3).with(\.author) }
        .withCount(\.remarks) { $0.where { $0.isSpam == false } }
        .all(on: db)  // three round trips: articles; remarks and counts; authors of remarks
    let name = discussed.first?.remarks.first?.author.name  // at most three remarks for each article
    // snippet.end
    _ = name
}

func atHand(_ articles: [Article], _ article: Article, _ db: Database) async throws {
    // snippet.hand
    let loaded = try await article.load(\.author, on: db)
    let list = try await articles.load(on: db) { $0.with(\.author).with(\.remarks) { $0.with(\.author) } }
    let more = try await list.load(\.latestRemark, on: db)  // beside what is there already
    // snippet.end
    _ = (loaded.author, more.first?.latestRemark)
}

// snippet.type
typealias ReadRemark = With<Remark, Loads<Remark.Author>>
typealias ReadArticle = With<Article, Loads<Article.Author, Nested<Article.Remarks, [ReadRemark]>>>

func read(_ id: Article.ID, on db: Database) async throws -> ReadArticle? {
    try await Article.where { $0.id == id }.with(\.author).with(\.remarks) { $0.with(\.author) }.first(on: db)
}
// snippet.end

func pivots(_ article: Article, _ swift: Topic, _ sql: Topic, _ db: Database) async throws {
    // snippet.pivot
    try await article.attach(\.topics, [swift.id], on: db)  // what is bound already stays as it is
    try await article.attach(\.topics, [sql.id], on: db) { .init(articleID: article.id, topicID: $0, weight: 3) }
    let change = try await article.sync(\.topics, [sql.id], on: db)  // exactly these; change.attached, change.detached
    try await article.toggle(\.topics, [swift.id], on: db)
    try await article.detach(\.topics, [swift.id], on: db)
    let topics = try await article.load(\.weighted, on: db).weighted
    for topic in topics { print(topic.name, topic.pivot.weight) }
    // snippet.end
    _ = change
}

func asking(_ article: Article, _ db: Database) async throws {
    // snippet.ask
    let quiet = try await Article.whereHasNone(\.remarks).all(on: db)
    let busy = try await Article.whereHas(\.remarks, atLeast: 10) { $0.where { $0.isSpam == false } }.count(on: db)
    let page = try await article.query(\.remarks).where { $0.isSpam == false }.page(1, on: db)
    // snippet.end
    _ = (quiet, busy, page)
}

func subjects(_ db: Database) async throws {
    // snippet.subjects
    for picture in try await Picture.with(\.subject).all(on: db) {
        switch picture.subject {
        case .article(let article): print(picture.url, article.title)
        case .person(let person): print(picture.url, person.name)
        case nil: print(picture.url, "shows what is gone")
        }
    }
    // snippet.end
}
