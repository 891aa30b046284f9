import FerroORM
import FerroSQLite
import Foundation

/// Runs a test on a new database in memory that has the board's tables.
func withBoard(_ body: (Database) async throws -> Void) async throws {
    let db = Database(try await SQLiteDatabase(SQLiteConfiguration(.memory)))
    do {
        for statement in Board.statements { try await db.execute(statement) }
        try await body(db)
    } catch {
        await db.close()
        throw error
    }
    await db.close()
}

/// A fixed time.
let noon = Date(timeIntervalSince1970: 1_800_000_000)

extension Link {
    static func draft(_ title: String, by submitter: Submitter.ID = 1, host: String? = nil, votes: Int = 0) -> Draft {
        Draft(url: "https://example.org/\(title)", title: title, submitterID: submitter, host: host, votesCount: votes)
    }
}
