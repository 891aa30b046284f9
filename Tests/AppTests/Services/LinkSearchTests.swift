import Ferro
import FerroTesting
import Testing

@testable import App

@Suite struct `Searching the board` {
    @Test(arguments: [
        ("swift", 2), ("SERVER swift", 1), ("books about", 1), ("swift books", 0), ("example.org/b", 1), ("'; --", 0),
        ("\"swift", 2), ("swi*", 0), ("NOT", 0), ("title:swift", 0),
    ])
    func `finds titles with every word, in any order, and addresses`(typed: String, count: Int) async throws {
        try await withApp(App.self) { app in
            let titles = ["Swift on the server", "Swift in the kernel", "A list of books about compilers"]
            for (title, path) in zip(titles, ["a", "b", "c"]) {
                try await Link.factory.set(\.title, title).set(\.url, "https://example.org/\(path)").create(on: app.db)
            }
            let page = try await LinkBoard.page(LinkQuery(q: typed), on: app.db)
            #expect(page.total == count)
        }
    }

    @Test func `a title that is changed is found by its new words only`() async throws {
        try await withApp(App.self) { app in
            let link = try await Link.factory.set(\.title, "Old words").create(on: app.db)
            try await link.update(on: app.db) { $0.title = "New ones" }
            #expect(try await LinkBoard.page(LinkQuery(q: "old"), on: app.db).total == 0)
            #expect(try await LinkBoard.page(LinkQuery(q: "new"), on: app.db).total == 1)
            try await link.delete(on: app.db)
            #expect(try await LinkBoard.page(LinkQuery(q: "new"), on: app.db).total == 0)
        }
    }
}
