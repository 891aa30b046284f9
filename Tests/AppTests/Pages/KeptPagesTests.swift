import Ferro
import FerroTesting
import Testing

@testable import App

@Suite struct `What the board keeps and limits` {
    @Test(arguments: ["memory", "database"])
    func `the front page asks nothing of the links' table the second time`(driver: String) async throws {
        try await withApp(App.self, environment: ["CACHE_DRIVER": driver]) { app in
            try await Link.factory.tagged("swift").create(3, on: app.db)
            let first = await app.get("/").expect(.ok)
            try await app.db.execute("DELETE FROM links")
            #expect(await app.get("/").text == first.text)
            #expect(await app.get("/api/links").text.contains("swift"))
            await app.expectQueries(atMost: driver == "memory" ? 0 : 1) { await app.get("/").expect(.ok) }
        }
    }

    @Test func `a new link, a comment and a vote are seen at once`() async throws {
        try await withApp(App.self) { app in
            let link = try await Link.factory.create(on: app.db)
            await app.get("/").expect(.ok)
            await app.post("/links", form: `The pages of the board`.good).expect(.seeOther)
            #expect(await app.get("/").text.contains("Swift on the server"))
            await app.post("/links/\(link.id)/comments", form: ["author": "Ada", "body": "Good"]).expect(.seeOther)
            #expect(await app.get("/").text.contains("1 comment"))
            await app.post("/links/\(link.id)/votes", form: [:]).expect(.seeOther)
            #expect(await app.get("/").text.contains("1 vote"))
        }
    }

    @Test func `a machine that fills the board is told to wait`() async throws {
        try await withApp(App.self) { app in
            let remaining = try #require(HTTPField.Name("RateLimit-Remaining"))
            for number in 1...20 {
                let json = ["url": "https://example.com/\(number)", "title": "Entry", "submitter": "Ada"]
                let answer = try await app.post("/api/links", json: json).expect(.created)
                #expect(answer.headers[remaining] == "\(20 - number)")
            }
            let refused = await app.post("/links", form: `The pages of the board`.good).expect(.tooManyRequests)
            #expect(refused.headers[.retryAfter].flatMap { Int($0) } != nil)
            await app.get("/").expect(.ok)
        }
    }
}
