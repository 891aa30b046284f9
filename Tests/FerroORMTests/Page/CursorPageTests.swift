import FerroORM
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Pages by cursor` {
    /// Orders with equal values, NULL and both directions.
    static let orders: [(String, Query<Article, Article>)] = [
        ("key", Article.query), ("views", Article.byViews),
        ("published", Article.order { $0.publishedAt.ascending }),
        ("published down", Article.order { $0.publishedAt.descending }),
        ("nulls first", Article.order { $0.publishedAt.descending.nullsFirst }),
        (
            "nulls last",
            Article.order {
                $0.editorID.ascending.nullsLast; $0.score.descending
            }
        ),
        (
            "mixed",
            Article.order {
                $0.views.ascending; $0.id.descending
            }
        ), ("text", Article.order { $0.title.descending }),
        (
            "created",
            Article.order {
                $0.createdAt.ascending; $0.isDraft.ascending
            }
        ),
    ]

    @Test(arguments: TestDatabase.all) func `going on page by page reads what the whole list has, there and back`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            try await Article.create(
                (0..<7).map { Article.draft("s\($0)", views: $0 % 3, score: Double($0 % 2) / 3) }, on: db)
            for (name, query) in Self.orders {
                for per in [1, 2, 3, 11, 50] {
                    let whole = try await query.order { $0.id.ascending }.pluck(\.id, on: db)
                    var seen: [Article.ID] = []
                    var pages: [[Article.ID]] = []
                    var page = try await query.cursorPage(after: nil, per: per, on: db)
                    #expect(page.previous == nil)
                    while true {
                        seen += page.items.map(\.id)
                        pages.append(page.items.map(\.id))
                        guard let next = page.next else { break }
                        page = try await query.cursorPage(after: next, per: per, on: db)
                    }
                    #expect(seen == whole, "\(name) by \(per)")
                    var back = [page.items.map(\.id)]
                    while let previous = page.previous {
                        page = try await query.cursorPage(after: previous, per: per, on: db)
                        back.append(page.items.map(\.id))
                    }
                    #expect(back.reversed() == pages, "\(name) by \(per), back")
                }
            }
        }
    }

    @Test func `a cursor of another list, or of nobody, is refused before anything is asked`() async throws {
        let answer = SQLResult()
        let driver = RecordingDriver(answers: [answer])
        let db = Database(driver)
        func base64(_ text: String) -> String {
            Data(text.utf8).base64EncodedString().replacingOccurrences(of: "=", with: "")
        }
        let wrong = [
            "", "x", "%", "äöü", "....", String(repeating: "A", count: 100_000), base64("{}"), base64("null"),
            base64(#"{"b":false,"c":["id"],"v":["i1"]}"#), base64(#"{"b":false,"c":["-views","id"],"v":["i1"]}"#),
            base64(#"{"b":false,"c":["-views","id"],"v":["tx","i1"]}"#),
            base64(#"{"b":false,"c":["-views","id"],"v":["n","i1"]}"#),
            base64(#"{"b":false,"c":["-views","id"],"v":["i1","i99999999999999999999"]}"#),
            base64(#"{"b":false,"c":["-views\" OR 1=1--","id"],"v":["i1","i1"]}"#),
            base64(#"{"b":1,"c":["-views","id"],"v":["i1","i1"]}"#),
        ]
        for token in wrong {
            let error = await #expect(throws: ORMError.self, "\(token.prefix(80))") {
                try await Article.byViews.cursorPage(after: token, per: 2, on: db)
            }
            #expect(error?.code == .cursor)
        }
        let text = await #expect(throws: ORMError.self) {
            try await Article.order { $0.title.ascending }.cursorPage(
                after: base64(#"{"b":false,"c":["title","id"],"v":["ta\u0000b","i1"]}"#), on: db)
        }
        #expect(text?.code == .cursor)
        #expect(driver.statements.isEmpty)
        let good = base64(#"{"b":false,"c":["-views","id"],"v":["i1","i1"]}"#)
        #expect(try await Article.byViews.cursorPage(after: good, per: 2, on: db).items.isEmpty)
    }

    @Test func `an order by an expression has no cursor pages`() async throws {
        let error = await #expect(throws: ORMError.self) {
            try await Article.query.order(sql: "random()").cursorPage(after: nil, on: Database(RecordingDriver()))
        }
        #expect(error?.code == .invalid)
    }

    @Test(arguments: [Dialect.sqlite, .postgres]) func `columns that go one way are compared as one`(
        dialect: Dialect
    ) async throws {
        let driver = RecordingDriver(dialect)
        let token = Data(#"{"b":false,"c":["-views","-id"],"v":["i3","i7"]}"#.utf8).base64EncodedString()
        let query = Article.order {
            $0.views.descending; $0.id.descending
        }.where { !$0.isDraft }
        _ = try await query.cursorPage(after: token, per: 5, on: Database(driver))
        let binds = (1...4).map(dialect.placeholder)
        #expect(
            driver.texts.first?.hasSuffix(
                #"WHERE "articles"."is_draft" = \#(binds[0]) AND ("articles"."views", "articles"."id") < (\#(binds[1]), \#(binds[2])) "#
                    + #"ORDER BY "articles"."views" DESC, "articles"."id" DESC LIMIT \#(binds[3])"#) == true)
    }

    @Test func `a page in JSON has its cursors beside the items`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let page = CursorPage(items: [1], per: 1, next: "x").map(String.init)
        #expect(
            String(decoding: try encoder.encode(page), as: UTF8.self)
                == #"{"items":["1"],"next":"x","per":1,"previous":null}"#)
        let query = try JSONDecoder().decode(CursorQuery.self, from: Data(#"{"per":5000}"#.utf8))
        #expect(query == CursorQuery(cursor: nil, per: 100))
    }
}
