import FerroORM
import Foundation
import Testing

/// Typed rows of chosen columns, groups, windows and joins on the real databases.
@Suite(.timeLimit(.minutes(2))) struct `Projections` {
    @Test(arguments: TestDatabase.all) func `columns are read as a tuple of their types`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let rows = try await Article.byViews.order { $0.id.ascending }.select {
                ($0.id, $0.title, $0.editorID, $0.publishedAt)
            }.all(on: db)
            #expect(rows.map(\.0) == [2, 4, 3, 1])
            #expect(rows.map(\.1) == ["Beta", "Delta", "Gamma", "Alpha"])
            #expect(rows.map(\.2) == [nil, 2, 1, nil])
            #expect(rows.map(\.3) == [nil, nil, noon + 60, noon])
            #expect(try await Article.published.pluck(\.slug, on: db).sorted() == ["alpha", "delta", "gamma"])
            let lengths = try await Article.query.select { ($0.slug, $0.sql("length(slug)", as: Int.self)) }.order {
                $0.id.ascending
            }.all(on: db)
            #expect(lengths.map(\.1) == [5, 4, 5, 5])
            #expect(try await Article.query.select(sql: "max(views)", as: Int.self).first(on: db) == 30)
            #expect(
                try await Article.query.select { $0.views }.distinct().order { $0.views.ascending }.all(on: db) == [
                    10, 20, 30,
                ])
            #expect(try await Article.query.select { $0.views }.distinct().count(on: db) == 3)
        }
    }

    @Test(arguments: TestDatabase.all) func `aggregates have the type of what they compute`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let (views, scores) = (
                try await Article.query.sum(\.views, on: db), try await Article.query.sum(\.score, on: db)
            )
            #expect(views == 90 && scores == 2.75)
            #expect(try await Article.query.average(\.views, on: db) == 22.5)
            #expect(try await Article.query.minimum(\.publishedAt, on: db) == noon)
            #expect(try await Article.published.maximum(\.title, on: db) == "Gamma")
            #expect(try await Article.query.count(distinct: \.views, on: db) == 3)
            let top = try await Article.byViews.limit(2).sum(\.views, on: db)
            #expect(top == 60)
            let none = Article.where { $0.views > 99 }
            let nothing = try await none.sum(\.views, on: db)
            #expect(nothing == nil)
            #expect(try await none.average(\.score, on: db) == nil)
            #expect(try await none.maximum(\.views, on: db) == nil)
        }
    }

    @Test(arguments: TestDatabase.all) func `groups are counted, filtered and sorted`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let rows = try await Article.query.group { $0.writerID }
                .having { $0.id.count > 1 }
                .select {
                    ($0.writerID, $0.id.count, $0.views.sum, $0.score.average, $0.id.count.filter($0.isDraft == true))
                }
                .order { $0.writerID.descending }
                .all(on: db)
            #expect(rows.map(\.0) == [2, 1] && rows.map(\.1) == [2, 2] && rows.map(\.2) == [50, 40])
            #expect(rows.map(\.3) == [-0.375, 1.75] && rows.map(\.4) == [0, 1])
            let grouped = Article.query.group { ($0.writerID, $0.isDraft) }
            #expect(try await grouped.count(on: db) == 3)
            #expect(
                try await grouped.order {
                    $0.writerID.ascending; $0.isDraft.ascending
                }.all(on: db).map(\.1) == [false, true, false])
            #expect(try await Article.query.group { $0.writerID }.having(sql: "sum(views) > \(45)").all(on: db) == [2])
        }
    }

    @Test(arguments: TestDatabase.all) func `rows are grouped and sorted by an expression with binds`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let tags = try await Article.query.group { $0.meta.json("tags", 0) }
                .select { ($0.meta.json("tags", 0), $0.id.count) }
                .order { $0.meta.json("tags", 0).ascending.nullsLast }
                .all(on: db)
            #expect(tags.map(\.0) == ["x", "y", nil] && tags.map(\.1) == [1, 1, 2])
        }
    }

    @Test(arguments: TestDatabase.all) func `window functions stand beside each row`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let rows = try await Article.query.select {
                (
                    $0.slug, Window.rowNumber.over(partition: $0.writerID, order: $0.views.descending),
                    Window.rank.over(order: $0.views.descending), Window.lag($0.views).over(order: $0.id.ascending),
                    $0.views.sum.over(partition: $0.writerID), Window.ntile(2).over(order: $0.id.ascending)
                )
            }.order { $0.id.ascending }.all(on: db)
            #expect(rows.map(\.1) == [2, 1, 2, 1])
            #expect(rows.map(\.2) == [4, 1, 3, 1])
            #expect(rows.map(\.3) == [nil, 10, 30, 20])
            #expect(rows.map(\.4) == [40, 40, 50, 50])
            #expect(rows.map(\.5) == [1, 1, 2, 2])
        }
    }

    @Test(arguments: TestDatabase.all) func `two models are joined by what their columns say`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let pairs = try await Article.published.join(Writer.self) { article, writer in article.writerID == writer.id
            }
            .where { article, writer in writer.name.hasPrefix("B") && article.views > 0 }
            .order { article, writer in
                writer.name.ascending
                article.views.descending
            }
            .all(on: db)
            #expect(pairs.map(\.0.slug) == ["delta", "gamma"] && pairs.map(\.1.name) == ["Bob", "Bob"])
            let names = try await Article.join(Writer.self) { $0.writerID == $1.id }
                .group { article, writer in writer.name }
                .select { article, writer in (writer.name, article.views.sum) }
                .order { article, writer in writer.name.ascending }
                .all(on: db)
            #expect(names.map(\.0) == ["Ada", "Bob"] && names.map(\.1) == [40, 50])
            #expect(try await Article.join(Writer.self) { $0.writerID == $1.id }.count(on: db) == 4)
            let page = try await Article.join(Writer.self) { $0.writerID == $1.id }
                .order { article, _ in article.id.ascending }.page(2, per: 3, on: db)
            #expect(page.items.map(\.0.slug) == ["delta"] && page.total == 4)
        }
    }

    @Test(arguments: TestDatabase.all) func `a left join has nil where there is no row, and a model joins itself`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            try await Remark.create([.init(articleID: 1, text: "ham"), .init(articleID: 2, text: "gone")], on: db)
            try await Remark.where { $0.text == "gone" }.delete(on: db)
            let rows = try await Article.leftJoin(Remark.self) { article, remark in remark.articleID == article.id }
                .order { article, _ in article.id.ascending }.all(on: db)
            #expect(rows.map { $0.1?.text } == ["ham", nil, nil, nil])
            let silent = try await Article.leftJoin(Remark.self) { $1.articleID == $0.id }
                .where { _, remark in remark.sql("\(remark.sqlName).id IS NULL", as: Bool.self) == true }.count(on: db)
            #expect(silent == 3)
            let mentors = try await Writer.join(Writer.self) { writer, mentor in writer.mentorID == mentor.id }
                .select { writer, mentor in (writer.name, mentor.name) }.all(on: db)
            #expect(mentors.map(\.0) == ["Bob"] && mentors.map(\.1) == ["Ada"])
        }
    }

    @Test(arguments: TestDatabase.all) func `a projection whose rows do not fit says which table`(
        on database: TestDatabase
    ) async throws {
        try await withJournal(database) { db async throws in
            let error = await #expect(throws: ORMError.self) {
                try await Article.query.select(sql: "slug", as: Int.self).all(on: db)
            }
            #expect(error?.code == .decoding && error?.message.contains("articles") == true)
        }
    }
}
