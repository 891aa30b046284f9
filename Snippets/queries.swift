// Conditions, joins, groups, windows, pages, streams, locks, and writes of many rows.
import Ferro

// snippet.models
@Model struct Story {
    let id: ID
    var writerID: Writer.ID
    var slug: String
    var title: String
    var body: String
    var isPublished: Bool = false
    var viewsCount: Int = 0
    var meta: StoryMeta = StoryMeta()
    var publishedAt: Date?
    var createdAt: Date

    static let writer = belongsTo(Writer.self, \.writerID)
    static let notes = hasMany(Note.self, \.storyID)
    static let published = Self.where { $0.isPublished == true }
    static let newest = Self.order {
        $0.createdAt.descending
        $0.id.descending
    }
}

struct StoryMeta: JSONColumn, Hashable {
    var source: String?
    var sizes: [Int] = []
}

@Model struct Writer {
    let id: ID
    var name: String
    var country: String?
}

@Model struct Note {
    let id: ID
    var storyID: Story.ID
    var writerID: Writer.ID?
    var text: String
    var isSpam: Bool = false
}

@Model struct Topic {
    let id: ID
    var parentID: Topic.ID?
    var name: String
}
// snippet.end

func reading(_ id: Story.ID, _ db: Database) async throws {
    // snippet.read
    let story = try await Story.find(id, on: db)  // throws .notFound, a 404, when there is none
    let maybe = try await Story.first(id, on: db)  // nil when there is none
    let latest = try await Story.published.newest.limit(10).all(on: db)  // a model's own scopes chain
    let top = try await Story.published.order { $0.viewsCount.descending }.first(on: db)
    let count = try await Story.published.count(on: db)
    let any = try await Story.where { $0.writerID == story.writerID }.exists(on: db)
    let titles = try await Story.published.pluck(\.title, on: db)  // [String]
    let views = try await Story.published.sum(\.viewsCount, on: db)  // nil without rows
    // snippet.end
    _ = (maybe, latest, top, count, any, titles, views)
}

func conditions(_ search: String, _ ids: [Story.ID], _ week: Range<Date>, _ db: Database) async throws {
    // snippet.conditions
    let found =
        try await Story
        .where { ($0.title.contains(search) || $0.publishedAt == nil) && $0.viewsCount >= 3 }
        .where { !$0.id.isIn(ids) && $0.viewsCount.isBetween(1...1_000) }  // a second `where` is another AND
        .where { $0.createdAt.isBetween(week) }  // a half-open range leaves its end out
        .all(on: db)
    let drafts = try await Story.where { !$0.isPublished }.all(on: db)
    let coded = try await Story.where { $0.slug.isLike("week-__-\(search)%") }.all(on: db)
    // snippet.end
    _ = (found, drafts, coded)
}

func order(_ byViews: Bool, _ db: Database) async throws {
    // snippet.order
    let stories = try await Story.order {
        if byViews { $0.viewsCount.descending }
        $0.publishedAt.descending.nullsLast
        $0.id.ascending
    }.all(on: db)
    // snippet.end
    _ = stories
}

func json(_ words: String, _ db: Database) async throws {
    // snippet.json
    let wired = try await Story.where { $0.meta.json("source") == "wire" }.all(on: db)
    let large = try await Story.where { $0.meta.json("sizes", 0, as: Int.self) > 100 }.all(on: db)
    // snippet.end

    // snippet.text
    let inAny = try await Story.where { $0.matches(words) }.all(on: db)  // in any column of t.fullText
    let inTitle = try await Story.where { $0.title.matches(words) }.all(on: db)
    // snippet.end
    _ = (wired, large, inAny, inTitle)
}

func subqueries(_ db: Database) async throws {
    // snippet.subqueries
    let nordic = Writer.where { $0.country.isIn(["NO", "SE", "DK"]) }.select(\.id)
    let stories = try await Story.where { $0.writerID.isIn(nordic) }.all(on: db)
    let spammed = try await Story.whereExists(Note.self) { story, note in
        note.storyID == story.id && note.isSpam == true
    }.all(on: db)
    // snippet.end
    _ = (stories, spammed)
}

func joins(_ db: Database) async throws {
    // snippet.joins
    let pairs =
        try await Story
        .join(Writer.self) { story, writer in story.writerID == writer.id }
        .where { story, writer in story.isPublished == true && writer.name.hasPrefix("A") }
        .order { story, writer in
            writer.name.ascending
            story.id.ascending
        }
        .all(on: db)  // [(Story, Writer)]
    let noted = try await Story.leftJoin(Note.self) { story, note in note.storyID == story.id }.all(on: db)
    for (story, note) in noted { print(story.title, note?.text ?? "no notes") }  // [(Story, Note?)]
    let names =
        try await Story
        .join(Writer.self) { story, writer in story.writerID == writer.id }
        .select { story, writer in (story.title, writer.name) }
        .all(on: db)  // [(String, String)]
    // snippet.end
    _ = (pairs, names)
}

func groups(_ db: Database) async throws {
    // snippet.groups
    let lines = try await Story.published.select { ($0.id, $0.title) }.all(on: db)  // [(Story.ID, String)]
    let busy =
        try await Story.published
        .group { $0.writerID }
        .having { $0.id.count > 3 }
        .select { ($0.writerID, $0.id.count, $0.viewsCount.sum) }
        .order { $0.viewsCount.sum.descending }
        .all(on: db)  // [(Writer.ID, Int, Int?)]
    let countries =
        try await Story
        .join(Writer.self) { story, writer in story.writerID == writer.id }
        .group { _, writer in writer.country }
        .select { story, writer in (writer.country, story.id.count) }
        .all(on: db)  // [(String?, Int)]
    // snippet.end
    _ = (lines, busy, countries)
}

func windows(_ db: Database) async throws {
    // snippet.windows
    let ranked = try await Story.query.select {
        (
            $0.slug, Window.rowNumber.over(partition: $0.writerID, order: $0.viewsCount.descending),
            Window.lag($0.viewsCount).over(order: $0.id.ascending), $0.viewsCount.sum.over(partition: $0.writerID)
        )
    }.all(on: db)  // [(String, Int, Int?, Int?)]
    // snippet.end
    _ = ranked
}

func tables(_ root: Topic.ID, _ db: Database) async throws {
    // snippet.tables
    let both = try await Story.published.union(Story.where { $0.viewsCount > 100 }).newest.limit(10).all(on: db)
    let top = Story.order { $0.viewsCount.descending }.limit(100)
    let recent = try await Story.query.with(cte: "top", as: top).from(cte: "top").newest.all(on: db)
    let branch = try await Topic.where { $0.id == root }
        .recursive { child, found in child.parentID == found.id }  // the topic and all below it
        .all(on: db)
    // snippet.end
    _ = (both, recent, branch)
}

func locking(_ db: Database) async throws {
    // snippet.lock
    try await db.transaction { db in
        let stories = try await Story.where { !$0.isPublished }.limit(10).forUpdate(.skipLocked).all(on: db)
        for story in stories { try await story.update(on: db) { $0.isPublished = true } }
    }
    // snippet.end
}

func export(_ story: With<Story, Loads<Story.WriterRelation>>) async throws { print(story.title, story.writer.name) }

func streams(_ db: Database) async throws {
    // snippet.stream
    for try await story in Story.published.with(\.writer).stream(on: db) { try await export(story) }
    try await Story.published.with(\.writer).chunk(of: 500, on: db) { stories in
        for story in stories { try await export(story) }
    }
    // snippet.end
}

// snippet.page
struct StoryLine: ResponseValue {
    var title: String
    var writer: String

    init(_ story: With<Story, Loads<Story.WriterRelation>>) {
        title = story.title
        writer = story.writer.name
    }
}

func page(_ query: PageQuery, on db: Database) async throws -> Page<StoryLine> {
    try await Story.newest.with(\.writer).page(query, on: db).map(StoryLine.init)
}

func list(_ query: CursorQuery, on db: Database) async throws -> CursorPage<StoryLine> {
    try await Story.newest.with(\.writer).cursorPage(query, on: db).map(StoryLine.init)
}
// snippet.end

func writing(_ drafts: [Story.Draft], _ id: Story.ID, _ name: String, _ db: Database) async throws {
    // snippet.many
    let added = try await Story.create(drafts, on: db)  // all of them or none
    let renewed = try await Story.upsert(
        drafts, onConflict: { $0.slug },
        update: {
            $0.title
            $0.body
        }, on: db)
    let fresh = try await Story.upsert(drafts, onConflict: { $0.slug }, update: .nothing, on: db)  // only the new ones
    let writer = try await Writer.firstOrCreate(where: { $0.name == name }, .init(name: name), on: db)
    // snippet.end

    // snippet.bulk
    let count = try await Story.where { $0.viewsCount == 0 }.update(on: db) { $0.isPublished = false }
    let hidden = try await Story.where { $0.writerID == writer.id }.updateReturning(on: db) { $0.isPublished = false }
    try await Story.where { $0.id == id }.increment(on: db) { $0.viewsCount += 1 }  // in the database: no lost counts
    let removed = try await Note.where { $0.isSpam.isTrue }.deleteReturning(on: db)
    // snippet.end
    _ = (added, renewed, fresh, count, hidden, removed)
}

func raw(_ name: String, _ db: Database) async throws {
    // snippet.raw
    let long = try await Story.where(sql: "length(title) > \(20)").order(sql: "length(title) DESC").all(on: db)
    let lengths = try await Story.query.select { ($0.slug, $0.sql("length(title)", as: Int.self)) }.all(on: db)
    let count: Int = try await db.value("SELECT count(*) FROM writers WHERE name = \(name)")  // binds
    let rows = try await db.rows("SELECT id, title FROM stories WHERE views_count > \(20)")
    let titles = try rows.map { try $0.decode("title", as: String.self) }

    var filter: SQL = "views_count > \(10)"
    if !name.isEmpty { filter.append(" AND title LIKE \(name + "%")") }
    try await db.execute("DELETE FROM \(identifier: Story.table) WHERE \(filter)")  // fragments nest, binds and all
    // snippet.end
    _ = (long, lengths, count, titles)
}
