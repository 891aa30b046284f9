import FerroSQL
import Foundation
import Testing

@testable import FerroSQLite

@Suite(.timeLimit(.minutes(1))) struct SharedFileTests {
    @Test func `what is read and then written in one transaction is never refused as stale`() async throws {
        let file = try await TestFile()
        let databases = [file.db, try await file.second()]
        try await file.db.execute("INSERT INTO x VALUES (0)")
        try await withThrowingTaskGroup { group in
            for number in 0..<100 {
                group.addTask {
                    try await databases[number % 2].transaction { db in
                        let seen: Int = try await db.value("SELECT y FROM x")
                        try await db.execute("UPDATE x SET y = \(seen + 1)")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await file.values() == [100])
        for db in databases { await db.close() }
    }

    @Test func `a write waits for another process, and is told when it takes too long`() async throws {
        let file = try await TestFile()
        let shell = try #require(SQLiteShell(file.path), "install the sqlite3 program (apt install sqlite3)")
        try await shell.run("BEGIN IMMEDIATE; INSERT INTO x VALUES (1);")
        let impatient = Database(
            try await SQLiteDatabase(SQLiteConfiguration(.file(file.path), busyTimeout: .milliseconds(20))))
        #expect(await failure { try await impatient.execute("INSERT INTO x VALUES (2)") } == .busy)
        #expect(await failure { try await impatient.transaction { _ in } } == .busy)
        #expect(await failure { try await impatient.executeAll(["INSERT INTO x VALUES (2)", "SELECT 1"]) } == .busy)
        #expect(try await file.values(impatient).isEmpty)
        let patient = Task { _ = try await file.db.execute("INSERT INTO x VALUES (3)") }
        try await shell.run("COMMIT;")
        try await patient.value
        try await impatient.execute("INSERT INTO x VALUES (4)")
        #expect(try await file.values() == [1, 3, 4])
        shell.end()
        await impatient.close()
        await file.db.close()
    }

    @Test func `a process that dies in a transaction leaves the file usable`() async throws {
        let file = try await TestFile()
        let shell = try #require(SQLiteShell(file.path), "install the sqlite3 program (apt install sqlite3)")
        try await shell.run("BEGIN IMMEDIATE; INSERT INTO x VALUES (1);")
        let waiting = Task { _ = try await file.db.execute("INSERT INTO x VALUES (2)") }
        shell.kill()
        try await waiting.value
        #expect(try await file.values() == [2])
        await file.db.close()
    }

    @Test func `another process sees what is committed and the log does not hinder it`() async throws {
        let file = try await TestFile(checkpointPages: 5)
        let shell = try #require(SQLiteShell(file.path), "install the sqlite3 program (apt install sqlite3)")
        for number in 0..<100 {
            try await file.db.execute("INSERT INTO x VALUES (\(number))")
            if number % 10 == 9 {
                #expect(try await shell.run("SELECT count(*) FROM x;") == "\(number + 1)")
                try await shell.run(
                    "PRAGMA busy_timeout = 10000; INSERT INTO x VALUES (\(1000 + number)); DELETE FROM x WHERE y > 999;"
                )
            }
        }
        shell.end()
        await file.db.close()
    }
}
