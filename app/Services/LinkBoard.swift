internal import Ferro
internal import Foundation

/// What the board does with its links; the pages, the JSON API, the importer and the seeder share it.
struct LinkBoard {
    /// A link as it is listed: with its tags loaded.
    typealias Listed = With<Link, Loads<Link.Taggings>>

    static let pageSize = 25

    /// One page of links, with their tags.
    static func page(_ query: LinkQuery, on db: Database) async throws -> Page<Listed> {
        try await matching(query).with(\.taggings).page(query.page, per: pageSize, on: db)
    }

    /// The links after a cursor, with their tags: as fast at the end of the list as at its start, and nothing is counted.
    ///
    /// - Throws: `ORMError` with `.cursor`, a 400, when the cursor is not of this list in this order.
    static func feed(_ query: LinkQuery, on db: Database) async throws -> CursorPage<Listed> {
        let cursor = query.cursor.isEmpty ? nil : query.cursor
        return try await matching(query).with(\.taggings).cursorPage(after: cursor, per: pageSize, on: db)
    }

    /// Adds a link with its tags and pushes the job that ranks it, all in one transaction.
    ///
    /// - Throws: `ValidationError` on `url` when the board has that address already.
    static func submit(_ input: SubmitLink, at date: Date = .now, on db: Database, queue: Queue) async throws -> Listed
    {
        try await db.transaction { db in
            let link: Link
            do {
                link = try await Link.create(
                    .init(url: input.url, title: input.title, submitter: input.submitter, createdAt: date), on: db)
            } catch let error as ORMError where error.violation?.fields == ["url"] {
                var problems = ValidationError()
                problems.add("url", "is on the board already")
                throw problems
            }
            try await Tagging.create(input.tags.names.map { .init(linkID: link.id, tag: $0) }, on: db)
            try await queue.push(RankLink(linkID: link.id), on: db)
            return try await link.load(\.taggings, on: db)
        }
    }

    /// Adds a comment to a link and counts it.
    static func comment(_ input: WriteComment, on link: Link, db: Database) async throws -> Comment {
        try await db.transaction { db in
            let comment = try await Comment.create(
                .init(linkID: link.id, author: input.author, body: input.body), on: db)
            try await Link.where { $0.id == link.id }.increment({ $0.commentsCount }, by: 1, on: db)
            return comment
        }
    }

    /// Adds the visitor's vote, or takes it back when there is one; the link is ranked anew by a job.
    ///
    /// - Returns: Whether the visitor's vote stands now.
    @discardableResult static func toggleVote(
        for link: Link, by voter: Visitor, on db: Database, queue: Queue
    ) async throws -> Bool {
        try await db.transaction { db in
            let mine = Vote.where { $0.linkID == link.id && $0.voter == voter.id }
            let withdrawn = try await mine.delete(on: db) > 0
            if !withdrawn {
                let vote = Vote.Draft(linkID: link.id, voter: voter.id)
                let added = try await Vote.upsert(
                    [vote], onConflict: { $0.linkID; $0.voter }, update: .nothing, on: db)
                // The visitor pressed twice at once, and the other request was first: one vote, counted once.
                if added.isEmpty { return true }
            }
            try await Link.where { $0.id == link.id }.increment({ $0.votesCount }, by: withdrawn ? -1 : 1, on: db)
            try await queue.push(RankLink(linkID: link.id), on: db)
            return !withdrawn
        }
    }

    private static func matching(_ query: LinkQuery) -> Query<Link, Link> {
        var links = query.sort == .top ? Link.top : Link.newest
        if !query.tag.isEmpty {
            links = links.whereHas(\.taggings) { $0.where { $0.tag == query.tag } }
        }
        if !query.q.isEmpty {
            links = links.where { $0.matches(query.q) || $0.url.contains(query.q) }
        }
        return links
    }
}
