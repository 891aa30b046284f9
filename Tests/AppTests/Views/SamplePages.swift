import Foundation

@testable import App

/// Pages with awkward content: markup in titles, long words, refused addresses, many scripts.
enum SamplePages {
    static let now = Date(timeIntervalSince1970: 1_795_255_200)

    static func row(_ id: Int, title: String, url: String, tags: [String] = ["swift"], hours: Double = 3) -> LinkRowView
    {
        LinkRowView(
            id: id, url: url, title: title, tags: tags, submitter: "Ada", votes: id * 7, comments: id % 4,
            createdAt: now.addingTimeInterval(-hours * 3_600), now: now)
    }

    static let hostile = "<script>alert('1')</script> \"\u{301} onfocus=alert(1) & co"

    static let rows = [
        row(
            1, title: "How SQLite’s write-ahead log works", url: "https://www.sqlite.org/wal.html",
            tags: ["sqlite", "databases"]),
        row(2, title: hostile, url: "https://example.com/?a=1&b=\"2\"", tags: [hostile], hours: 0.01),
        row(3, title: "A link that must not become one", url: "javascript:alert(1)", tags: [], hours: 30),
        row(4, title: String(repeating: "Donaudampfschifffahrt", count: 9), url: "https://example.org/x", hours: 2_000),
    ]

    static let index = LinkIndexPage(links: rows, total: 1_204, page: 7, pages: 49, notice: "Thanks, your link is in.")
    /// A page as it looks with the seed in the database.
    static let seeded: LinkIndexPage = {
        let links = SeedData.links(count: 300, now: now).prefix(25).enumerated().map { index, link in
            LinkRowView(
                id: index + 1, url: link.url, title: link.title, tags: link.tags, submitter: link.submitter,
                votes: link.votes, comments: link.comments.count, createdAt: link.createdAt, now: now)
        }
        return LinkIndexPage(links: links, total: 300, page: 1, pages: 12)
    }()
    static let search = LinkIndexPage(links: rows, total: 4, page: 1, pages: 1, query: hostile, tag: hostile)
    static let empty = LinkIndexPage(links: [], total: 0, page: 1, pages: 1)
    static let nothing = LinkIndexPage(links: [], total: 0, page: 1, pages: 1, query: "cobol")

    static let comments = [
        CommentView(
            id: 1, author: "Grace", body: "Worth reading twice.\n\nThe second half is the good one.", createdAt: now,
            now: now),
        CommentView(id: 2, author: hostile, body: hostile, createdAt: now.addingTimeInterval(-90_000), now: now),
    ]
    static let show = LinkShowPage(link: rows[0], address: "https://www.sqlite.org/wal.html", comments: comments)
    static let showWrong = LinkShowPage(
        link: rows[1], address: "https://example.com/?a=1&b=\"2\"", comments: [],
        draft: .init(author: hostile, body: "\nkept </textarea><b>"),
        errors: ["author": ["is longer than 60 characters"], "body": ["must not be blank"]])

    static let form = LinkFormPage()
    static let formWrong = LinkFormPage(
        .init(url: "javascript:alert(1)", title: hostile, tags: "a,b", submitter: ""),
        errors: ["url": ["must be an http or https address"], "submitter": ["must not be blank"]])

    static let all: [(file: String, template: String, context: any Sendable)] = [
        ("index", "links/index", index), ("seeded", "links/index", seeded),
        ("search", "links/index", search),
        ("empty", "links/index", empty),
        ("nothing", "links/index", nothing), ("show", "links/show", show), ("show-wrong", "links/show", showWrong),
        ("new", "links/new", form), ("new-wrong", "links/new", formWrong),
    ]
}
