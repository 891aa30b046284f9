import Ferro
import FerroTesting
import Testing

@testable import App

@Suite struct `What a page asks of the database` {
    @Test(arguments: ["/", "/?sort=top", "/?tag=swift", "/?q=e&page=2", "/api/links"])
    func `a full list takes three statements`(path: String) async throws {
        try await withApp(App.self) { app in
            try await Link.factory.tagged("swift", "server").liked(2).create(30, on: app.db)
            await app.expectQueries(atMost: 3) { await app.get(path).expect(.ok) }
        }
    }

    @Test func `a page of the feed takes two, because nothing is counted`() async throws {
        try await withApp(App.self) { app in
            try await Link.factory.tagged("swift").create(30, on: app.db)
            await app.expectQueries(atMost: 2) { await app.get("/api/links/feed").expect(.ok) }
        }
    }

    @Test func `a link with comments takes three`() async throws {
        try await withApp(App.self) { app in
            let link = try await Link.factory.tagged("swift", "server").discussed(20).create(on: app.db)
            let page = await app.expectQueries(atMost: 3) { await app.get("/links/\(link.id)").expect(.ok) }
            #expect(page.text.contains("20 comments"))
        }
    }

    @Test func `a budget that is not kept is an issue with the statements`() async throws {
        try await withApp(App.self) { app in
            await withKnownIssue {
                _ = await app.expectQueries(atMost: 0) { await app.get("/").expect(.ok) }
            } matching: { "\($0)".contains("links") }
        }
    }
}
