import FerroORM
import Testing

@Suite struct `Statements of relations` {
    private let posts = (1...3).map {
        Blog.Post(id: Blog.Post.ID(Int64($0)), authorID: 7, reviewerID: $0 == 1 ? nil : 8, title: "\($0)")
    }

    /// The statements that a definition asks for at once.
    private func texts<D: RelationDefinition>(
        _ definition: D, _ rows: [D.Origin], _ dialect: Dialect = .sqlite
    ) throws -> [String] {
        guard case .needs(let statements, _) = try definition.fetch(for: rows, dialect: dialect) else { return [] }
        return statements.map { SQLStatement($0, dialect: dialect).text }
    }

    @Test func `a row that is referred to is found by its key, without an order`() throws {
        #expect(
            try texts(Blog.Post.author, posts) == [
                #"SELECT "people"."id", "people"."name" FROM "people" WHERE "people"."id" IN (?1)"#
            ])
        #expect(
            try texts(Blog.Post.reviewer, posts, .postgres) == [
                #"SELECT "people"."id", "people"."name" FROM "people" WHERE "people"."id" = ANY($1::bigint[])"#
            ])
        #expect(try texts(Blog.Post.reviewer, [posts[0]]) == [])
        #expect(try texts(Blog.Post.author, []) == [])
    }

    @Test func `rows that refer are found by their column and sorted`() throws {
        #expect(
            try texts(Blog.Author.profile, [Blog.Author(id: 1, name: "")]) == [
                #"SELECT "profiles"."id", "profiles"."author_id", "profiles"."text" FROM "profiles" "#
                    + #"WHERE "profiles"."author_id" IN (?1) ORDER BY "profiles"."id""#
            ])
    }

    @Test func `rows behind a pivot are joined to it`() throws {
        #expect(
            try texts(Blog.Post.tags, posts, .postgres) == [
                #"SELECT "tags"."id", "tags"."name", "bridge"."relation_key" AS "relation_key" "#
                    + #"FROM (SELECT "tags"."id", "tags"."name" FROM "tags") AS "tags" "#
                    + #"JOIN (SELECT "taggings"."post_id" AS "relation_key", "taggings"."tag_id" AS "relation_target" "#
                    + #"FROM (SELECT "taggings"."id", "taggings"."post_id", "taggings"."tag_id", "taggings"."weight" "#
                    + #"FROM "taggings") AS "taggings") AS "bridge" ON "bridge"."relation_target" = "tags"."id" "#
                    + #"WHERE "bridge"."relation_key" = ANY($1::bigint[]) ORDER BY "tags"."name""#
            ])
    }

    @Test func `a limit for each row is a window function`() throws {
        let limited = Blog.Author.images.limit(2)
        #expect(
            try texts(limited, [Blog.Author(id: 1, name: "")]) == [
                #"SELECT "images"."id", "images"."subject_type", "images"."subject_id", "images"."url", "relation_key" "#
                    + #"FROM (SELECT "images"."id", "images"."subject_type", "images"."subject_id", "images"."url", "#
                    + #""images"."subject_id" AS "relation_key", row_number() OVER (PARTITION BY "images"."subject_id" "#
                    + #"ORDER BY "images"."id") AS "relation_rank" FROM (SELECT "images"."id", "images"."subject_type", "#
                    + #""images"."subject_id", "images"."url" FROM "images" WHERE ("images"."subject_type" = ?1)) "#
                    + #"AS "images" WHERE "images"."subject_id" IN (?2)) AS "images" WHERE "relation_rank" > ?3 "#
                    + #"AND "relation_rank" - ?4 <= ?5 ORDER BY "relation_rank""#
            ])
    }

    @Test func `each model of a polymorphic reference is one statement`() throws {
        let images = [
            Blog.Image(id: 1, subjectType: "posts", subjectID: 4, url: ""),
            Blog.Image(id: 2, subjectType: "people", subjectID: 4, url: ""),
            Blog.Image(id: 3, subjectType: "posts", subjectID: 4, url: ""),
        ]
        #expect(
            try texts(Blog.Image.subject, images) == [
                #"SELECT "posts"."id", "posts"."author_id", "posts"."reviewer_id", "posts"."title" FROM "posts" "#
                    + #"WHERE "posts"."id" IN (?1)"#,
                #"SELECT "people"."id", "people"."name" FROM "people" WHERE "people"."id" IN (?1)"#,
            ])
    }

    @Test func `what a row has is asked in a subquery`() {
        #expect(
            Blog.Author.whereHas(\.profile).tail(.postgres)
                == #""people" WHERE EXISTS (SELECT 1 FROM (SELECT "profiles"."author_id" AS "relation_key" FROM "#
                + #"(SELECT "profiles"."id", "profiles"."author_id", "profiles"."text" FROM "profiles") AS "profiles") "#
                + #"AS "related" WHERE "related"."relation_key" = "people"."id")"#)
    }
}
