import FerroORM
import Foundation
import Testing

/// What conditions find on the real databases.
@Suite(.timeLimit(.minutes(2))) struct `Filtering rows` {
    private func slugs(_ query: Query<Article, Article>, _ db: Database) async throws -> [String] {
        try await query.order { $0.id.ascending }.pluck(\.slug, on: db)
    }

    @Test(arguments: TestDatabase.all) func `comparisons, ranges, lists and truth values select`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            #expect(try await slugs(Article.where { $0.views.isBetween(10...20) }, db) == ["alpha", "gamma"])
            #expect(try await slugs(Article.where { $0.views.isBetween(10..<20) }, db) == ["alpha"])
            #expect(try await slugs(Article.where { $0.views.isNotIn([10, 20]) }, db) == ["beta", "delta"])
            #expect(try await slugs(Article.where { $0.views.isNotIn([]) }, db).count == 4)
            #expect(try await slugs(Article.where { !$0.isDraft && $0.score > 0 }, db) == ["alpha", "delta"])
            #expect(try await slugs(Article.where { $0.isDraft.isTrue || $0.score < 0 }, db) == ["beta", "gamma"])
            #expect(try await slugs(Article.where { $0.editorID.isNotIn([1]) }, db) == ["alpha", "beta", "delta"])
            #expect(try await slugs(Article.where { $0.editorID.isNotIn([1, nil]) }, db) == ["delta"])
            #expect(try await slugs(Article.where { $0.publishedAt.isBetween(noon...noon) }, db) == ["alpha"])
            #expect(try await slugs(Article.where { $0.publishedAt == nil && $0.views > 3 }, db) == ["beta", "delta"])
        }
    }

    @Test(arguments: TestDatabase.all) func `two columns of a row can be compared`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            #expect(try await slugs(Article.where { $0.editorID == $0.writerID }, db) == ["delta"])
            #expect(try await slugs(Article.where { $0.createdAt <= $0.updatedAt }, db).count == 4)
            #expect(try await slugs(Article.where { $0.slug != $0.title }, db).count == 4)
        }
    }

    @Test(arguments: TestDatabase.all) func `a subquery and a correlated one select`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            try await Remark.create(
                [.init(articleID: 1, text: "ham"), .init(articleID: 3, text: "spam", isSpam: true)], on: db)
            let active = Writer.where { $0.isActive == true }
            #expect(try await slugs(Article.where { $0.writerID.isIn(active.select(\.id)) }, db) == ["alpha", "beta"])
            #expect(
                try await slugs(Article.where { $0.writerID.isNotIn(active.select { $0.id }) }, db) == [
                    "gamma", "delta",
                ])
            #expect(try await slugs(Article.where { $0.editorID.isIn(active.select(\.id)) }, db) == ["gamma"])
            let spammed = Article.whereExists(Remark.self) { article, remark in
                remark.articleID == article.id && remark.isSpam == true
            }
            #expect(try await slugs(spammed, db) == ["gamma"])
            try await Remark.where { $0.isSpam == true }.delete(on: db)
            #expect(try await slugs(spammed, db).isEmpty)
            let quiet = Article.whereNotExists(Remark.self) { article, remark in remark.articleID == article.id }
            #expect(try await slugs(quiet, db) == ["beta", "gamma", "delta"])
            let mentors = Writer.whereExists(Writer.self) { mentor, writer in writer.mentorID == mentor.id }
            #expect(try await mentors.pluck(\.name, on: db) == ["Ada"])
        }
    }

    @Test(arguments: TestDatabase.all) func `a path into a JSON document is read as the type that is asked for`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            #expect(try await slugs(Article.where { $0.meta.json("person", "name") == "N-beta" }, db) == ["beta"])
            #expect(try await slugs(Article.where { $0.meta.json("tags", 0) == "y" }, db) == ["beta"])
            #expect(try await slugs(Article.where { $0.meta.json("tags", -1) == "x" }, db) == ["alpha"])
            #expect(
                try await slugs(Article.where { $0.meta.json("count", as: Int.self) > 20 }, db) == ["beta", "delta"])
            #expect(try await slugs(Article.where { $0.meta.json("ratio", as: Double.self) < 0 }, db) == ["gamma"])
            #expect(try await slugs(Article.where { $0.meta.json("nothing", "here") == nil }, db).count == 4)
            try await Article.where { $0.slug == "alpha" }.update(on: db) {
                $0.meta = Meta(person: .init(name: "p"), isPinned: true)
            }
            #expect(try await slugs(Article.where { $0.meta.json("isPinned", as: Bool.self) == true }, db) == ["alpha"])
        }
    }

    @Test(arguments: TestDatabase.all) func `any text can be a key of a document`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let keys = [
                "a", "a.b", "$", "$.a", "'", "\"", "\\", "a\"b", "a]b", "0", "-1", "%_", "ключ",
                "'; DROP TABLE articles--", "a b", "",
            ]
            for key in keys {
                try await Article.where { $0.slug == "beta" }.update(on: db) {
                    $0.meta = Meta(person: .init(name: "p"), other: [key: "found"])
                }
                let found = Article.where { $0.meta.json("other", .key(key)) == "found" }
                #expect(try await slugs(found, db) == ["beta"], "key \(key)")
                #expect(try await Article.where { $0.meta.json(.key(key), "x") == "found" }.count(on: db) == 0)
            }
            #expect(try await Article.count(on: db) == 4)
        }
    }

    @Test(arguments: TestDatabase.all) func `a pattern's wildcards are the program's, never the user's`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            try await Article.create([Article.draft("50%"), Article.draft("5_0"), Article.draft(#"a\b"#)], on: db)
            for (text, found) in [("%", ["50%"]), ("_", ["5_0"]), ("\\", [#"a\b"#]), ("ALPH", ["alpha"])] {
                #expect(try await slugs(Article.where { $0.slug.contains(text) }, db) == found)
                #expect(try await slugs(Article.where { $0.slug.isLike("%\(text)%") }, db) == found)
            }
            #expect(try await slugs(Article.where { $0.slug.isLike("_lpha") }, db) == ["alpha"])
            #expect(try await slugs(Article.where { $0.slug.isLike("\("5_")%") }, db) == ["5_0"])
        }
    }

    @Test(arguments: TestDatabase.all) func `words are found in the text, whatever is typed`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            try await Journal.createSearch(on: db)
            #expect(try await slugs(Article.where { $0.matches("BODY gamma") }, db) == ["gamma"])
            #expect(try await slugs(Article.where { $0.matches("gamma alpha") }, db).isEmpty)
            #expect(try await slugs(Article.where { $0.title.matches("gamma") }, db) == ["gamma"])
            #expect(try await slugs(Article.where { $0.title.matches("body") }, db).isEmpty)
            #expect(try await slugs(Article.where { $0.body.matches("body of") && $0.views > 10 }, db).count == 3)
            // No sign excludes a word, or means anything else.
            #expect(try await slugs(Article.where { $0.matches("-alpha") }, db) == ["alpha"])
            for typed in [
                "", " ", "\"", "'", "alpha OR beta", "NEAR(", "*", "title:", "a\u{0}b", "(", "{title} : x", ")--",
            ] {
                #expect(try await slugs(Article.where { $0.matches(typed) }, db).isEmpty, "\(typed)")
                #expect(try await slugs(Article.where { $0.body.matches(typed) }, db).isEmpty, "\(typed)")
            }
        }
    }
}

extension Journal {
    /// What `t.fullText("title", "body")` makes, as `FullTextConvention` says.
    fileprivate static func createSearch(on db: Database) async throws {
        if db.dialect == .postgres {
            try await db.execute(
                """
                ALTER TABLE articles ADD COLUMN search_vector tsvector GENERATED ALWAYS AS
                (setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B')) STORED
                """)
        } else {
            try await db.execute(
                """
                CREATE VIRTUAL TABLE articles_search USING fts5(title, body, content='articles', content_rowid='id',
                tokenize='unicode61')
                """)
            try await db.execute("INSERT INTO articles_search (articles_search) VALUES ('rebuild')")
        }
    }
}
