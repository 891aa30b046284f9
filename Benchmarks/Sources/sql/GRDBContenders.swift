import GRDB

/// GRDB's pool on a file of its own, used as its documentation recommends for speed: cached statements.
enum GRDBContenders {
    private struct Entry: FetchableRecord, Sendable {
        let id: Int64
        let name: String
        let votes: Int

        init(row: Row) {
            id = row["id"]
            name = row["name"]
            votes = row["votes"]
        }
    }

    private static func open() throws -> (Scratch, DatabasePool) {
        let directory = try Scratch()
        let pool = try DatabasePool(path: directory.file("grdb.db"))
        try pool.write { db in
            try db.execute(
                sql: "CREATE TABLE entries (id INTEGER PRIMARY KEY, name TEXT NOT NULL, votes INTEGER NOT NULL)")
            for number in 1...Int(Fixture.entries) {
                try db.execute(
                    sql: "INSERT INTO entries (name, votes) VALUES (?, ?)",
                    arguments: ["entry number \(number)", number])
            }
        }
        return (directory, pool)
    }

    static func find(_ load: Load) async throws -> SQLBenchmark.Figures {
        let (directory, pool) = try open()
        defer { directory.remove() }
        return try await load.run { random in
            let key = Int64(random % Fixture.entries) + 1
            let entry = try await pool.read { db in
                let statement = try db.cachedStatement(sql: "SELECT id, name, votes FROM entries WHERE id = ?")
                return try Entry.fetchOne(statement, arguments: [key])
            }
            precondition(entry?.id == key)
        }
    }

    static func insert(_ load: Load) async throws -> SQLBenchmark.Figures {
        let (directory, pool) = try open()
        defer { directory.remove() }
        return try await load.run { random in
            try await pool.write { db in
                let statement = try db.cachedStatement(sql: "INSERT INTO entries (name, votes) VALUES (?, ?)")
                try statement.execute(arguments: ["entry number \(random)", 1])
            }
        }
    }
}
