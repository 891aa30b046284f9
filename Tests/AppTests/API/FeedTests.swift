import Ferro
import FerroTesting
import Testing

@testable import App

@Suite struct `The feed of the JSON API` {
    @Test(arguments: ["new", "top"]) func `following next reads every link once, in order`(sort: String) async throws {
        try await withApp(App.self) { app in
            try await Link.factory.sequence(\.score) { Double($0 % 7) }.create(60, on: app.db)
            var seen: [Int64] = []
            var cursor: String? = ""
            while let place = cursor {
                let page = try await app.get("/api/links/feed?sort=\(sort)&cursor=\(place)").expect(.ok).json(Shown.self)
                seen += page.items.map(\.id)
                cursor = page.next
            }
            let order = sort == "top" ? Link.top : Link.newest
            let all = try await order.all(on: app.db).map(\.id.rawValue)
            #expect(seen == all && seen.count == 60)
        }
    }

    @Test func `a page has its tags, and leads back`() async throws {
        try await withApp(App.self) { app in
            try await Link.factory.tagged("swift", "server").create(30, on: app.db)
            let first = try await app.get("/api/links/feed").expect(.ok).json(Shown.self)
            #expect(first.items.allSatisfy { $0.tags == ["swift", "server"] } && first.previous == nil)
            let next = try #require(first.next)
            let second = try await app.get("/api/links/feed?cursor=\(next)").expect(.ok).json(Shown.self)
            let previous = try #require(second.previous)
            #expect(second.items.count == 5 && second.next == nil)
            #expect(try await app.get("/api/links/feed?cursor=\(previous)").json(Shown.self).items == first.items)
        }
    }

    @Test(arguments: ["nonsense", "sort"]) func `a cursor of another list is 400`(_ what: String) async throws {
        try await withApp(App.self) { app in
            try await Link.factory.create(30, on: app.db)
            let next = try await app.get("/api/links/feed").json(Shown.self).next
            let cursor = what == "sort" ? try #require(next) + "&sort=top" : what
            await app.get("/api/links/feed?cursor=\(cursor)").expect(.badRequest)
        }
    }

    struct Shown: Codable { var items: [Item]; var next, previous: String? }
    struct Item: Codable, Equatable { var id: Int64; var tags: [String] }
}
