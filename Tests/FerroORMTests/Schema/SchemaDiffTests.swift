import FerroSQL
import Foundation
import Testing

@testable import FerroORM

@Suite struct SchemaDiffTests {
    /// What the models below expect, in an order in which they cannot be created.
    private let models = [
        ModelDescription(
            table: "reviews",
            columns: [
                .init("id", .uuid), .init("book_id", .bigInteger, references: "books"), .init("mystery", nil),
            ]),
        ModelDescription(
            table: "books",
            columns: [
                .init("id", .id), .init("author_id", .bigInteger, isNullable: true, references: "authors"),
                .init("ti\"tle", .string), .init("price", .decimal(precision: 12, scale: 2)), .init("is_read", .bool),
                .init("tags", .json), .init("created_at", .timestamp),
            ]),
        ModelDescription(
            table: "authors",
            columns: [
                .init("id", .id), .init("name", .string), .init("rank", .integer), .init("bio", .string),
                .init("key", .uuid),
            ]),
    ]

    private func authors() async throws -> Database {
        let db = try await memory()
        try await Schema(db).create("authors") { t in
            t.id()
            t.string("name").nullable()
            t.text("rank")
            t.text("left_over").nullable()
        }
        return db
    }

    // The file is compiled with these tests, so what is written is known to compile.
    @Test func `the migration that is written compiles and is this one`() async throws {
        let db = try await authors()
        let difference = SchemaDiff(
            models: models, tables: try await SchemaInspector(db).tables(), dialect: .sqlite)
        let migration = MigrationWriter(
            difference, version: 2026_11_21_100000, name: MigrationWriter.name(for: difference))
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Written/follow_the_models.swift")
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(Set(migration.source.split(separator: "\n")) == Set(expected.split(separator: "\n")))
        #expect(migration.fileName == "2026_11_21_100000_follow_the_models.swift")
        await db.close()
    }

    @Test func `what is written brings the database to the models and back`() async throws {
        let db = try await authors()
        let before = try await SchemaInspector(db).tables()
        let migrator = Migrator(migrations: [FollowTheModels.self], database: db)
        try await migrator.migrate()
        let after = SchemaDiff(models: models, tables: try await SchemaInspector(db).tables(), dialect: .sqlite)
        // The one column that must wait for its values, and those that only a person can decide.
        #expect(after.up == [.alter(TableAlteration("authors") { $0.change("key").notNull() })])
        try await migrator.rollback()
        #expect(try await SchemaInspector(db).tables() == before)
        await db.close()
    }

    @Test func `columns that no model has are dropped on demand only`() async throws {
        let db = try await authors()
        let authors = ModelDescription(
            table: "authors",
            columns: [.init("id", .id), .init("name", .string, isNullable: true), .init("rank", .text)])
        let tables = try await SchemaInspector(db).tables()
        let kept = SchemaDiff(models: [authors], tables: tables, dialect: .sqlite)
        #expect(kept.up.isEmpty && kept.notes.count == 1)
        let dropped = SchemaDiff(models: [authors], tables: tables, dialect: .sqlite, dropping: true)
        #expect(dropped.up == [.alter(TableAlteration("authors") { $0.drop("left_over") })])
        #expect(MigrationWriter.name(for: dropped) == "change_authors")
        await db.close()
    }

    @Test func `a model says what it expects by the types of its columns`() {
        let link = ModelDescription(HandWritten.Link.self)
        #expect(link.table == "links")
        #expect(
            link.columns == [
                .init("id", .id), .init("url", .string), .init("title", .string), .init("tags", .json),
                .init("host", .string, isNullable: true), .init("score", .double), .init("votes_count", .bigInteger),
                .init("created_at", .timestamp), .init("updated_at", .timestamp),
            ])
        let comment = ModelDescription(HandWritten.Comment.self)
        #expect(comment.columns.first { $0.name == "link_id" }?.references == "links")
    }

    private enum Status: String, SQLConvertible { case draft }
    private struct Score: ColumnTyped {
        static var columnType: ColumnType { .smallInteger }
        var sqlValue: SQLValue { .integer(1) }
        init(sqlValue: SQLValue) {}
    }
    private struct Opaque: SQLConvertible {
        var sqlValue: SQLValue { .null }
        init(sqlValue: SQLValue) {}
    }

    @Test func `a type of the app is known by its raw value or says so itself`() {
        #expect(ColumnKind.of(Status?.self) == ColumnKind(type: .string, isNullable: true))
        #expect(ColumnKind.of(Score.self) == ColumnKind(type: .smallInteger))
        #expect(ColumnKind.of(Opaque.self) == ColumnKind())
        #expect(ColumnKind.of([String: Int].self) == ColumnKind(type: .json))
    }

    @Test func `keys, sealed values and arrays say which columns hold them`() {
        let parcel = ModelDescription(Parcel.self)
        func column(_ name: String) -> ModelDescription.Column? { parcel.columns.first { $0.name == name } }
        #expect(column("id")?.type == .uuid && column("id")?.references == nil)
        #expect(column("country_id")?.type == .string && column("country_id")?.references == "countries")
        #expect(column("secret")?.type == .bytes && column("name_index")?.type == .bytes)
        #expect(column("codes") == .init("codes", .bytes, isNullable: true))
        #expect(ColumnKind.of(SQLArray<Int>.self) == ColumnKind(type: .array(of: .bigInteger)))
        #expect(ColumnKind.of(SQLDecimal?.self).type == .decimal(precision: 12, scale: 2))
    }

    @Test(arguments: [
        ("bigint", ColumnType.integer, true), ("character varying(80)", .string, true),
        ("jsonb", .array(of: .text), true),
        ("integer[]", .json, true), ("mood", .string, true), ("timestamp with time zone", .timestamp, true),
        ("numeric(10,2)", .double, false), ("text", .uuid, false), ("integer", .bool, false),
    ])
    func `a type of PostgreSQL fits what holds the same values`(_ name: String, _ type: ColumnType, _ fits: Bool) {
        #expect(TypeFamily.fits(name, type, .postgres) == fits)
    }
}
