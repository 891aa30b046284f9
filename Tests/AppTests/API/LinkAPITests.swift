import Ferro
import FerroTesting
import Testing

@testable import App

@Suite struct `The board's JSON API` {
    @Test func `a link is created, ranked by its job and shown`() async throws {
        try await withApp(App.self) { app in
            let created = try await app.post("/api/links", json: Self.link).expect(.created)
            #expect(created.headers[.location] == "/api/links/1")
            #expect(try created.json(Shown.self).host == nil)
            let value1 = try await app.work()
            #expect(value1 == 1)
            let shown = try await app.get("/api/links/1").expect(.ok).json(Shown.self)
            #expect(shown.host == "swift.org")
            #expect(shown.score > 0)
            #expect(shown.tags == ["swift"])
        }
    }

    @Test func `every problem of an input is named at once in the shape of the contract`() async throws {
        try await withApp(App.self) { app in
            let answer = await app.send(
                .post, "/api/links", headers: [.contentType: "application/json"],
                body: #"{"url": "nope", "title": 7, "tags": ["ok", "no spaces allowed"]}"#)
            answer.expect(.unprocessableContent)
            let problems = try answer.json(Invalid.self)
            #expect(problems.message == "The given data was invalid.")
            #expect(Set(problems.errors.keys).isSuperset(of: ["title", "submitter"]))
        }
    }

    @Test func `a tag of one letter under thousands of accents is refused`() async throws {
        try await withApp(App.self) { app in
            var link = Self.link
            link.tags = ["a" + String(repeating: "\u{301}", count: 5_000)]
            let problems = try await app.post("/api/links", json: link).expect(.unprocessableContent).json(Invalid.self)
            #expect(Array(problems.errors.keys) == ["tags"])
            link.tags = [String(repeating: "e\u{301}", count: 30)]
            try await app.post("/api/links", json: link).expect(.created)
        }
    }

    @Test func `broken JSON is 400 with its place`() async throws {
        try await withApp(App.self) { app in
            let answer = await app.send(
                .post, "/api/links", headers: [.contentType: "application/json"], body: "{\n  \"url\": oops\n}")
            answer.expect(.badRequest)
            #expect(answer.text.contains("line 2"))
        }
    }

    @Test func `what is not there is 404, what is no number 400, another verb 405 with Allow`() async throws {
        try await withApp(App.self) { app in
            await app.get("/api/links/999").expect(.notFound)
            await app.get("/api/links/abc").expect(.badRequest)
            let refused = await app.send(.delete, "/api/links/1")
            refused.expect(.methodNotAllowed)
            #expect(refused.headers[.allow] == "GET, HEAD, OPTIONS")
            let options = await app.send(.options, "/api/links")
            options.expect(.noContent)
            #expect(options.headers[.allow] == "GET, HEAD, POST, OPTIONS")
        }
    }

    @Test func `a body that is neither JSON nor a form is 415`() async throws {
        try await withApp(App.self) { app in
            await app.send(.post, "/api/links", headers: [.contentType: "text/plain"], body: "x")
                .expect(.unsupportedMediaType)
        }
    }

    @Test func `a list asks the same number of queries for one link and for many`() async throws {
        try await withApp(App.self) { app in
            var counts: [Int] = []
            for number in 1...20 {
                let link = SubmittedLink(
                    url: "https://example.com/\(number)", title: "T\(number)", tags: ["a", "b"], submitter: "Ada")
                try await app.post("/api/links", json: link).expect(.created)
                let log = QueryLog()
                let page = try await LinkBoard.page(LinkQuery(), on: app.db.logging(to: log))
                #expect(page.items.count == number && page.items.allSatisfy { $0.taggings.count == 2 })
                counts.append(log.summary.statements)
            }
            #expect(Set(counts) == [3])
        }
    }

    static let link = SubmittedLink(
        url: "https://www.swift.org/server", title: "Swift on the server", tags: ["swift"], submitter: "Ada")

    struct SubmittedLink: Codable { var url, title: String; var tags: [String]; var submitter: String }
    struct Shown: Codable {
        var id: Int64; var url, title: String; var host: String?; var score: Double; var tags: [String]
    }
    struct Invalid: Codable { var message: String; var errors: [String: [String]] }
}
