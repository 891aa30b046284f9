import FerroSQL
import FerroSQLite
import Foundation
import Testing

@Suite struct SQLiteConfigurationTests {
    @Test(arguments: [
        ("sqlite://./data.db", SQLiteConfiguration.Location.file("./data.db")),
        ("sqlite:///var/data.db", .file("/var/data.db")), ("sqlite::memory:", .memory), ("sqlite://:memory:", .memory),
        ("sqlite:data.db", .file("data.db")),
    ])
    func `an address names a location`(_ url: String, _ location: SQLiteConfiguration.Location) {
        #expect(SQLiteConfiguration(url: url)?.location == location)
    }

    @Test func `an address of another database is not understood`() {
        #expect(SQLiteConfiguration(url: "postgres://localhost/x") == nil)
        #expect(SQLiteConfiguration(url: "data.db") == nil)
    }

    @Test func `a path that cannot be opened is named`() async throws {
        let directory = try TemporaryDirectory()
        let file = directory.file("plain")
        try Data("x".utf8).write(to: URL(fileURLWithPath: file))
        for path in [directory.path, file + "/inside.db"] {
            await #expect {
                _ = try await SQLiteDatabase(SQLiteConfiguration(.file(path)))
            } throws: { error in
                let error = error as? SQLError
                return error?.code == .connection && error?.message.contains(path) == true
            }
        }
        for path in ["", ":memory:", "a\0b"] {
            await #expect {
                _ = try await SQLiteDatabase(SQLiteConfiguration(.file(path)))
            } throws: { ($0 as? SQLError)?.code == .connection }
        }
    }

    @Test func `a file that is no database is refused`() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("text.db")
        try Data(String(repeating: "not a database ", count: 100).utf8).write(to: URL(fileURLWithPath: path))
        await #expect {
            _ = try await SQLiteDatabase(SQLiteConfiguration(.file(path)))
        } throws: { ($0 as? SQLError)?.code == .io }
    }
}
