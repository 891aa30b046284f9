import FerroORM
import Foundation
import Testing

@Suite struct `Statements of queries` {
    private typealias Link = HandWritten.Link

    private let columns = [
        "id", "url", "title", "tags", "host", "score", "votes_count", "created_at", "updated_at",
    ]

    @Test func `a select names every column in the model's order`() {
        let list = columns.map { #""links"."\#($0)""# }.joined(separator: ", ")
        #expect(Link.query.statement().text == #"SELECT \#(list) FROM "links""#)
    }

    @Test(arguments: [Dialect.sqlite, .postgres])
    func `order, limit and offset follow the conditions`(dialect: Dialect) {
        let query = Link.where { $0.score > 1 }.order { $0.createdAt.descending }.limit(5).offset(10)
        let (one, two, three) = (dialect.placeholder(1), dialect.placeholder(2), dialect.placeholder(3))
        #expect(
            query.tail(dialect) == #""links" WHERE "links"."score" > \#(one) "#
                + #"ORDER BY "links"."created_at" DESC LIMIT \#(two) OFFSET \#(three)"#)
        #expect(query.statement(dialect).binds == [.double(1), .integer(5), .integer(10)])
    }

    @Test func `an offset without a limit is written as each dialect wants it`() {
        #expect(Link.query.offset(3).tail(.sqlite) == #""links" LIMIT -1 OFFSET ?1"#)
        #expect(Link.query.offset(3).tail(.postgres) == #""links" OFFSET $1"#)
    }

    @Test func `several orders stand in the order they were given`() {
        let query = Link.order {
            $0.votesCount.descending
            $0.title.ascending.nullsLast
        }.order { $0.id.ascending }
        #expect(
            query.tail() == #""links" ORDER BY "links"."votes_count" DESC, "#
                + #""links"."title" NULLS LAST, "links"."id""#)
    }

    @Test func `scopes of the model chain`() {
        #expect(
            Link.newest.onSwift.topThree.tail()
                == #""links" WHERE "links"."host" = ?1 ORDER BY "links"."created_at" DESC, "#
                + #""links"."votes_count" DESC LIMIT ?2"#)
        #expect(Link.topThree.limit(9).and(Link.topThree).statement().binds == [.integer(3)])
    }

    @Test func `negative limits and offsets count as zero`() {
        #expect(Link.query.limit(-1).offset(Int.min).statement().binds == [.integer(0)])
    }

    @Test func `counting, asking and deleting need no columns`() async throws {
        let driver = RecordingDriver(answers: [.number(7), .number(1), .number(2), SQLResult(affectedRows: 4)])
        let db = Database(driver)
        #expect(try await Link.onSwift.count(on: db) == 7)
        #expect(try await Link.onSwift.exists(on: db))
        #expect(try await Link.onSwift.limit(2).count(on: db) == 2)
        #expect(try await Link.onSwift.delete(on: db) == 4)
        #expect(
            driver.texts == [
                #"SELECT count(*) FROM "links" WHERE "links"."host" = ?1"#,
                #"SELECT EXISTS (SELECT 1 FROM "links" WHERE "links"."host" = ?1)"#,
                #"SELECT count(*) FROM (SELECT 1 FROM "links" WHERE "links"."host" = ?1 LIMIT ?2) AS "selected""#,
                #"DELETE FROM "links" WHERE "links"."host" = ?1"#,
            ])
    }

    @Test func `a limited delete or update picks its rows in a subquery`() async throws {
        let driver = RecordingDriver(.postgres)
        try await Link.newest.limit(2).delete(on: Database(driver))
        #expect(
            driver.texts == [
                #"DELETE FROM "links" WHERE "links"."id" IN "#
                    + #"(SELECT "links"."id" FROM "links" ORDER BY "links"."created_at" DESC LIMIT $1)"#
            ])
    }

    @Test func `an update writes only what was assigned, and updated_at`() async throws {
        let driver = RecordingDriver(.postgres)
        let now = Date(timeIntervalSince1970: 1)
        try await Link.onSwift.update(on: Database(driver), at: now) {
            $0.title = "New"
            $0.host = nil
        }
        #expect(
            driver.texts == [
                #"UPDATE "links" SET "title" = $1, "host" = $2, "updated_at" = $3 WHERE "links"."host" = $4"#
            ])
        #expect(driver.statements[0].binds == [.text("New"), .null, .timestamp(now), .text("swift.org")])
    }

    @Test func `an update that assigns nothing runs no statement`() async throws {
        let driver = RecordingDriver()
        #expect(try await Link.query.update(on: Database(driver)) { $0.title = nil } == 0)
        #expect(driver.statements.isEmpty)
    }

    @Test func `an increment adds in the database`() async throws {
        let driver = RecordingDriver(.postgres)
        try await Link.where { $0.id == 7 }.increment(\.votesCount, by: 2, on: Database(driver))
        #expect(
            driver.texts == [
                #"UPDATE "links" SET "votes_count" = "links"."votes_count" + $1 WHERE "links"."id" = $2"#
            ])
        #expect(driver.statements[0].binds == [.integer(2), .integer(7)])
    }

    @Test func `inserting many is one statement that returns the rows`() async throws {
        let driver = RecordingDriver()
        _ = try await HandWritten.Comment.create(
            [.init(linkID: 1, body: "a"), .init(linkID: 2, answersID: 1, body: "b")], on: Database(driver))
        #expect(
            driver.texts == [
                #"INSERT INTO "comments" ("link_id", "answers_id", "body") VALUES (?1, ?2, ?3), (?4, ?5, ?6) "#
                    + #"RETURNING "id", "link_id", "answers_id", "body""#
            ])
    }

    @Test func `more rows than one statement can carry go into one transaction`() async throws {
        let driver = RecordingDriver()
        let drafts = (0..<10_001).map { HandWritten.Comment.Draft(linkID: 1, body: "\($0)") }
        _ = try await HandWritten.Comment.create(drafts, on: Database(driver))
        #expect(driver.statements.map(\.binds.count) == [30_000, 3, 0])
        #expect(driver.texts.last == "COMMIT")
    }

    @Test func `inserting none runs no statement`() async throws {
        let driver = RecordingDriver()
        #expect(try await Link.create([], on: Database(driver)).isEmpty)
        #expect(driver.statements.isEmpty)
    }
}
