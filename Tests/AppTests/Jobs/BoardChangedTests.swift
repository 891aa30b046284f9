import Ferro
import FerroTesting
import Testing

@testable import App

@Suite struct `A change of the board` {
    @Test func `is told by each way to make one, and the front page shows it at once`() async throws {
        try await withApp(App.self) { app in
            await app.get("/").expect(.ok)
            await app.post("/links", form: ["url": "https://example.org/a", "title": "A first link", "submitter": "Ada"])
                .expect(.seeOther)
            #expect(app.dispatched(BoardChanged.self).count == 1)
            #expect(await app.get("/").text.contains("A first link"))
            let link = try #require(try await Link.all(on: app.db).first)
            #expect(app.dispatched(BoardChanged.self).map(\.linkID) == [link.id])
        }
    }

    @Test func `is not told when nothing was changed`() async throws {
        try await withApp(App.self) { app in
            await app.post("/links", form: ["url": "nothing", "title": "", "submitter": "Ada"])
                .expect(.unprocessableContent)
            app.events.expectNothing()
        }
    }
}
