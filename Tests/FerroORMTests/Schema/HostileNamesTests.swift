import FerroSQL
import FerroSQLite
import Foundation
import Testing

@testable import FerroORM

@Suite struct HostileNamesTests {
    private static let evil = "left\n    }\n}\nlet pwned = \\(1) \"quoted\" // \u{2028}\r*/ x"

    @Test(arguments: [false, true])
    func `a column's name is never source in the migration that names it`(drops: Bool) async throws {
        let db = Database(try await SQLiteDatabase())
        try await db.execute(
            "CREATE TABLE books (id INTEGER PRIMARY KEY AUTOINCREMENT, \(identifier: Self.evil) TEXT, price TEXT)")
        let models = [
            ModelDescription(
                table: "books", columns: [.init("id", .id), .init("price", .integer), .init("a'b\n\"c", nil)])
        ]
        let difference = SchemaDiff(
            models: models, tables: try await SchemaInspector(db).tables(), dialect: .sqlite, dropping: drops)
        let source = MigrationWriter(difference, version: 2026_11_21_100000, name: "x").source
        let lines = source.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }
        for line in lines where line.contains("pwned") {
            let inner = line.drop { $0 == " " }
            #expect(inner.hasPrefix("// ") || inner.hasPrefix("t.drop(\"left\\n"), "\(line)")
            #expect(inner.hasPrefix("// ") || line.contains("\\\\(1)"), "\(line)")
        }
        #expect(lines.contains { $0.contains("pwned") })
        #expect(lines.count { $0.hasPrefix("}") } == 1)
        await db.close()
    }

    @Test(arguments: [
        ("add_slug_to_posts", "AddSlugToPosts"), ("../../etc/pass wd", "EtcPassWd"), ("x {}; func y()", "XFuncY"),
        ("2nd", "Change2nd"), ("", "FollowTheModels"), ("\n\"", "FollowTheModels"),
    ]) func `a migration's name is a word in its path and its type`(name: String, type: String) {
        let difference = SchemaDiff(models: [], tables: [], dialect: .sqlite)
        let writer = MigrationWriter(difference, version: 2026_11_21_100000, name: name)
        #expect(writer.typeName == type)
        #expect(writer.fileName.hasPrefix("2026_11_21_100000_") && !writer.fileName.contains("/"))
    }

    @Test(arguments: [
        "\"", "\"\"", "a\"b", "NEAR(a b, 1)", "a* OR b", "^a", "-a", "title : a", "{a b} : c", "!!!", "(", "a AND",
        "a\0b",
        "é\u{301}", String(repeating: "word ", count: 5_000), String(repeating: "x", count: 100_000),
    ]) func `whatever is looked for is words to the full text search`(text: String) async throws {
        let db = Database(try await SQLiteDatabase())
        try await db.execute("CREATE VIRTUAL TABLE found USING fts5(title)")
        try await db.execute("INSERT INTO found VALUES ('a word of a book')")
        if let query = FullTextConvention.sqliteQuery(text) {
            _ = try await db.rows("SELECT rowid FROM found WHERE found MATCH \(query)")
            _ = try await db.rows("SELECT rowid FROM found WHERE found MATCH \("\"title\" : (\(query))")")
        }
        await db.close()
    }
}
