import Ferro
import FerroTesting
import Testing

@testable import App

@Suite struct `The pages of the board` {
    @Test func `an empty board says so and offers the form`() async throws {
        try await withApp(App.self) { app in
            let page = await app.get("/", headers: [.accept: "text/html"]).expect(.ok)
            #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
            #expect(page.text.contains("/links/new"))
        }
    }

    @Test func `a submitted link is shown and its job waits`() async throws {
        try await withApp(App.self) { app in
            let answer = await app.post("/links", form: Self.good)
            answer.expect(.seeOther)
            let address = try #require(answer.headers[.location])
            let page = await app.get(address).expect(.ok)
            #expect(page.text.contains("Swift on the server"))
            #expect(page.text.contains("/?tag=swift") || page.text.contains("tag=swift"))
            let value1 = app.pushedNames
            #expect(value1 == ["rank_link"])
            #expect(await app.get("/").text.contains("Swift on the server"))
        }
    }

    @Test func `a refused form shows the errors beside the fields and keeps what was typed`() async throws {
        try await withApp(App.self) { app in
            let page = await app.post(
                "/links", form: ["url": "javascript:alert(1)", "title": "", "tags": "swift", "submitter": "Ada <b>"])
            page.expect(.unprocessableContent)
            #expect(page.text.contains("javascript:alert(1)"))
            #expect(page.text.contains("must not be blank"))
            #expect(page.text.contains("aria-invalid"))
            #expect(page.text.contains("Ada &lt;b&gt;"))
            #expect(!page.text.contains("Ada <b>"))
            #expect(!page.text.contains("href=\"javascript:"))
            let value2 = app.pushedNames
            #expect(value2.isEmpty)
        }
    }

    @Test func `the same address twice is refused at its field and leaves no half link`() async throws {
        try await withApp(App.self) { app in
            await app.post("/links", form: Self.good).expect(.seeOther)
            let page = await app.post("/links", form: Self.good)
            page.expect(.unprocessableContent)
            #expect(page.text.contains("on the board already"))
            let value3: Int = try await app.db.value("SELECT count(*) FROM links")
            #expect(value3 == 1)
            let value4: Int = try await app.db.value("SELECT count(*) FROM taggings")
            #expect(value4 == 2)
            let value5: Int = try await app.db.value("SELECT count(*) FROM jobs")
            #expect(value5 == 1)
        }
    }

    @Test func `a comment is shown escaped and counted`() async throws {
        try await withApp(App.self) { app in
            await app.post("/links", form: Self.good).expect(.seeOther)
            await app.post("/links/1/comments", form: ["author": "Grace", "body": "<script>1</script> & more"])
                .expect(.seeOther)
            let page = await app.get("/links/1").expect(.ok)
            #expect(page.text.contains("&lt;script&gt;1&lt;/script&gt; &amp; more"))
            let value6: Int = try await app.db.value("SELECT comments_count FROM links")
            #expect(value6 == 1)
        }
    }

    @Test func `a refused comment shows its errors on the link's page`() async throws {
        try await withApp(App.self) { app in
            await app.post("/links", form: Self.good).expect(.seeOther)
            let page = await app.post("/links/1/comments", form: ["author": "", "body": "kept text"])
            page.expect(.unprocessableContent)
            #expect(page.text.contains("must not be blank"))
            #expect(page.text.contains("kept text"))
        }
    }

    @Test func `one browser votes once and takes it back with the second press`() async throws {
        try await withApp(App.self) { app in
            await app.post("/links", form: Self.good).expect(.seeOther)
            let first = await app.post("/links/1/votes", form: [:])
            first.expect(.seeOther)
            let cookie = try #require(first.headers[.setCookie]?.prefix { $0 != ";" })
            #expect(first.headers[.setCookie]?.contains("HttpOnly") == true)
            let value7: Int = try await app.db.value("SELECT votes_count FROM links")
            #expect(value7 == 1)
            await app.post("/links/1/votes", form: [:], headers: [.cookie: String(cookie)]).expect(.seeOther)
            let value8: Int = try await app.db.value("SELECT votes_count FROM links")
            #expect(value8 == 0)
            await app.post("/links/1/votes", form: [:]).expect(.seeOther)
            await app.post("/links/1/votes", form: [:]).expect(.seeOther)
            let value9: Int = try await app.db.value("SELECT votes_count FROM links")
            #expect(value9 == 2)
        }
    }

    @Test func `a page from another site cannot post`() async throws {
        try await withApp(App.self) { app in
            let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
            await app.post("/links", form: Self.good, headers: [site: "cross-site"]).expect(.forbidden)
            await app.post("/links", form: Self.good, headers: [.origin: "https://evil.example"]).expect(.forbidden)
            let value10: Int = try await app.db.value("SELECT count(*) FROM links")
            #expect(value10 == 0)
        }
    }

    @Test func `paging, search and tags find what they should`() async throws {
        try await withApp(App.self) { app in
            for number in 1...30 {
                let link = SubmitLink(
                    url: "https://example.com/\(number)", title: "Entry \(number) 100%", tags: TagList([]),
                    submitter: "Ada")
                _ = try await LinkBoard.submit(link, on: app.db, queue: app.queue)
            }
            await app.post("/links", form: Self.good).expect(.seeOther)
            #expect(await app.get("/?page=2").text.contains("Entry 1 100%"))
            #expect(!(await app.get("/").text.contains("Entry 1 100%")))
            let tagged = await app.get("/?tag=server").text
            #expect(tagged.contains("Swift on the server") && !tagged.contains("Entry 30"))
            let found = await app.get("/?q=30%20100%25").text
            #expect(found.contains("Entry 30 100%") && !found.contains("Entry 29 100%"))
            await app.get("/?page=abc").expect(.unprocessableContent)
        }
    }

    static let good: KeyValuePairs = [
        "url": "https://www.swift.org/server", "title": "Swift on the server", "tags": "Swift, server",
        "submitter": "Ada",
    ]
}
