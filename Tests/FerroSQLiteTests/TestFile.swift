import FerroSQL
import Foundation

@testable import FerroSQLite

/// A database file of one test, with a table `x` of numbers.
struct TestFile {
    let directory: TemporaryDirectory
    let path: String
    let driver: SQLiteDatabase
    let db: Database

    init(_ clock: some Clock<Duration> = ContinuousClock(), checkpointPages: Int = 1000) async throws {
        directory = try TemporaryDirectory()
        path = directory.file("test.db")
        // Longer than any pause of a machine that is busy with other tests.
        let configuration = SQLiteConfiguration(
            .file(path), busyTimeout: .seconds(50), checkpointPages: checkpointPages)
        driver = try await SQLiteDatabase(configuration, clock: clock)
        db = Database(driver)
        try await db.execute("CREATE TABLE x (y INTEGER NOT NULL UNIQUE) STRICT")
    }

    /// Another database on the same file, as another process would open it.
    func second() async throws -> Database {
        Database(try await SQLiteDatabase(SQLiteConfiguration(.file(path), busyTimeout: .seconds(50))))
    }

    func values(_ database: Database? = nil) async throws -> [Int] {
        try await (database ?? db).rows("SELECT y FROM x ORDER BY rowid").map { try $0.decode("y") }
    }

    /// The size of the write-ahead log's file in bytes.
    var logSize: Int { ((try? FileManager.default.attributesOfItem(atPath: path + "-wal"))?[.size] as? Int) ?? 0 }

    /// How often the log has started again: bytes 12 to 15 of its header (https://sqlite.org/fileformat.html, 4.1).
    var logRestarts: Int {
        guard let handle = FileHandle(forReadingAtPath: path + "-wal"),
            let header = try? handle.read(upToCount: 16), header.count == 16
        else { return 0 }
        return header.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    }
}

/// The code of what a piece of work threw; nil when it threw nothing.
func failure(_ work: () async throws -> Void) async -> SQLError.Code? {
    do {
        try await work()
        return nil
    } catch {
        return (error as? SQLError)?.code
    }
}
