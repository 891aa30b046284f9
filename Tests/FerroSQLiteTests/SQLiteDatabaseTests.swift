import FerroSQL
import Foundation
import Synchronization
import Testing

@testable import FerroSQLite

@Suite(.timeLimit(.minutes(1))) struct SQLiteDatabaseTests {
    private struct Deliberate: Error {}
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func open(_ clock: ManualClock = ManualClock()) async throws -> (SQLiteDatabase, Database) {
        let driver = try await SQLiteDatabase(SQLiteConfiguration(.file(directory.file("test.db"))), clock: clock)
        let db = Database(driver)
        try await db.execute("CREATE TABLE x (y INTEGER NOT NULL UNIQUE) STRICT")
        return (driver, db)
    }

    private func values(_ db: Database) async throws -> [Int] {
        try await db.rows("SELECT y FROM x ORDER BY rowid").map { try $0.decode("y") }
    }

    @Test func `a reader never waits for an open write transaction`() async throws {
        let (_, db) = try await open()
        try await db.transaction { writing in
            try await writing.execute("INSERT INTO x VALUES (1)")
            #expect(try await values(writing) == [1])
            #expect(try await values(db.outsideTransaction).isEmpty)
            let seen = try await db.outsideTransaction.transaction(.readOnly) { reading in try await values(reading) }
            #expect(seen.isEmpty)
        }
        #expect(try await values(db) == [1])
        await db.close()
    }

    @Test func `a read-only transaction sees one moment`() async throws {
        let (_, db) = try await open()
        try await db.transaction(.readOnly) { reading in
            #expect(try await values(reading).isEmpty)
            try await db.outsideTransaction.execute("INSERT INTO x VALUES (1)")
            #expect(try await values(reading).isEmpty)
        }
        #expect(try await values(db) == [1])
        await db.close()
    }

    @Test func `a writer that waits too long is told for how long`() async throws {
        let clock = ManualClock()
        let (driver, db) = try await open(clock)
        try await db.transaction { _ in
            let waiting = Task.detached { try await db.execute("INSERT INTO x VALUES (1)") }
            try await eventually { driver.writing.waiting == 1 }
            clock.advance(by: .seconds(4))
            let late = Task.detached { try await db.transaction { try await $0.execute("INSERT INTO x VALUES (2)") } }
            try await eventually { driver.writing.waiting == 2 }
            clock.advance(by: .seconds(1))
            try await eventually { driver.writing.waiting <= 1 }
            await #expect {
                try await waiting.value
            } throws: { error in
                let error = error as? SQLError
                return error?.code == .busy && error?.message.contains("5.0 seconds") == true
                    && error?.statement == "INSERT INTO x VALUES (1)"
            }
            #expect(driver.writing.waiting == 1)
            late.cancel()
            await #expect { try await late.value } throws: { ($0 as? SQLError)?.code == .cancelled }
            #expect(driver.writing.waiting == 0)
        }
        #expect(try await values(db).isEmpty)
        await db.close()
    }

    @Test func `writers that wait go in the order in which they came`() async throws {
        let (driver, db) = try await open()
        let tasks = try await db.transaction { _ in
            var tasks: [Task<Void, any Error>] = []
            for number in 0..<20 {
                let task = Task.detached {
                    if number % 3 == 0 {
                        try await db.transaction { _ = try await $0.execute("INSERT INTO x VALUES (\(number))") }
                    } else {
                        try await db.execute("INSERT INTO x VALUES (\(number))")
                    }
                }
                tasks.append(task)
                try await eventually { driver.writing.waiting == number + 1 }
            }
            tasks[7].cancel()
            return tasks
        }
        for (number, task) in tasks.enumerated() where number != 7 { try await task.value }
        #expect(try await values(db) == (0..<20).filter { $0 != 7 })
        await db.close()
    }

    @Test func `writes that are committed together keep their own failures`() async throws {
        let (driver, db) = try await open()
        try await db.execute("CREATE TABLE child (y INTEGER REFERENCES x (y) DEFERRABLE INITIALLY DEFERRED) STRICT")
        let statements: [(SQL, SQLError.Code?)] = [
            ("INSERT INTO x VALUES (1)", nil), ("INSERT INTO x VALUES (1)", .unique), ("INSERT INTO x VALUES (2)", nil),
            ("INSERT INTO nowhere VALUES (1)", .statement), ("INSERT OR ROLLBACK INTO x VALUES (2)", .unique),
            ("INSERT INTO x VALUES (3)", nil), ("INSERT INTO child VALUES (99)", .foreignKey),
            ("INSERT INTO child VALUES (3)", nil), ("UPDATE x SET y = 30 WHERE y = 2", nil),
        ]
        let tasks = try await db.transaction { _ in
            var tasks: [Task<SQLResult, any Error>] = []
            for (index, (statement, _)) in statements.enumerated() {
                tasks.append(Task.detached { try await db.execute(statement) })
                try await eventually { driver.writing.waiting == index + 1 }
            }
            return tasks
        }
        for (task, (statement, code)) in zip(tasks, statements) {
            let result = await task.result
            switch result {
            case .success(let result):
                #expect(code == nil, "\(statement)")
                #expect(result.affectedRows == 1)
            case .failure(let error): #expect((error as? SQLError)?.code == code, "\(statement): \(error)")
            }
        }
        #expect(try await values(db) == [1, 30, 3])
        #expect(try await db.value("SELECT group_concat(y) FROM child") as String == "3")
        await db.close()
    }

    @Test func `cancelling a statement never stops another one`() async throws {
        let (_, db) = try await open()
        let count: SQL =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT count(*) FROM n"
        try await withThrowingTaskGroup { group in
            for round in 0..<40 {
                group.addTask {
                    let doomed = Task { try await db.value(count) as Int }
                    for _ in 0..<round { await Task.yield() }
                    doomed.cancel()
                    do {
                        #expect(try await doomed.value == 20000)
                    } catch {
                        #expect((error as? SQLError)?.code == .cancelled)
                    }
                }
                group.addTask {
                    let answer: Int = try await db.value(count)
                    #expect(answer == 20000)
                }
                group.addTask { try await db.execute("INSERT INTO x VALUES (\(round))") }
            }
            try await group.waitForAll()
        }
        #expect(try await db.value("SELECT count(*) FROM x") as Int == 40)
        await db.close()
    }

    @Test func `a write that is cancelled inside a transaction undoes it and says so`() async throws {
        let (_, db) = try await open()
        await #expect {
            try await db.transaction { db in
                try await db.execute("INSERT INTO x VALUES (1)")
                let endless = Task {
                    try await db.execute(
                        "INSERT INTO x WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
                }
                for _ in 0..<200 { await Task.yield() }
                endless.cancel()
                _ = await endless.result
                try await db.execute("INSERT INTO x VALUES (3)")
                // Cancelled before it began: nothing was lost, so the commit must go through.
                throw Deliberate()
            }
        } throws: { error in
            error is Deliberate || (error as? SQLError)?.code == .transactionClosed
        }
        #expect(try await values(db).isEmpty)
        await db.close()
    }

    @Test func `a transaction that nobody ends gives its connection back`() async throws {
        let (driver, db) = try await open()
        do {
            let transaction = try await driver.begin(TransactionOptions())
            _ = try await transaction.execute(SQLStatement(text: "INSERT INTO x VALUES (1)"))
        }
        try await db.execute("INSERT INTO x VALUES (2)")
        #expect(try await values(db) == [2])
        await db.close()
    }

    @Test func `a driver's transaction is refused after its end`() async throws {
        let (driver, db) = try await open()
        let transaction = try await driver.begin(TransactionOptions())
        try await transaction.commit()
        await #expect {
            _ = try await transaction.execute(SQLStatement(text: "INSERT INTO x VALUES (1)"))
        } throws: { ($0 as? SQLError)?.code == .transactionClosed }
        await #expect { try await transaction.commit() } throws: { ($0 as? SQLError)?.code == .transactionClosed }
        await transaction.rollback()
        #expect(try await values(db).isEmpty)
        await db.close()
    }

    @Test func `two drivers share a file`() async throws {
        let (_, first) = try await open()
        let second = Database(try await SQLiteDatabase(SQLiteConfiguration(.file(directory.file("test.db")))))
        try await withThrowingTaskGroup { group in
            for number in 0..<100 {
                group.addTask {
                    try await (number % 2 == 0 ? first : second).execute("INSERT INTO x VALUES (\(number))")
                }
            }
            try await group.waitForAll()
        }
        #expect(try await first.value("SELECT count(*) FROM x") as Int == 100)
        #expect(try await second.value("SELECT count(*) FROM x") as Int == 100)
        await first.close()
        await second.close()
    }

    @Test func `another process that keeps the file locked is reported`() async throws {
        let (_, db) = try await open()
        let impatient = Database(
            try await SQLiteDatabase(
                SQLiteConfiguration(.file(directory.file("test.db")), busyTimeout: .milliseconds(1))))
        try await db.transaction { _ in
            await #expect { try await impatient.execute("INSERT INTO x VALUES (1)") } throws: {
                ($0 as? SQLError)?.code == .busy
            }
        }
        try await impatient.execute("INSERT INTO x VALUES (1)")
        await impatient.close()
        await db.close()
    }

    @Test func `a task that waits for another process can be cancelled`() async throws {
        let (_, db) = try await open()
        let patient = Database(
            try await SQLiteDatabase(SQLiteConfiguration(.file(directory.file("test.db")), busyTimeout: .seconds(3600)))
        )
        try await db.transaction { _ in
            let waiting = Task { try await patient.execute("INSERT INTO x VALUES (1)") }
            for _ in 0..<200 { await Task.yield() }
            waiting.cancel()
            await #expect { try await waiting.value } throws: { ($0 as? SQLError)?.code == .cancelled }
        }
        #expect(try await values(db).isEmpty)
        await patient.close()
        await db.close()
    }

    @Test func `closing writes the log back into the file`() async throws {
        let (_, db) = try await open()
        try await db.execute("INSERT INTO x VALUES (1)")
        await db.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["test.db"])
    }

    @Test func `closing waits for an open transaction`() async throws {
        let (_, db) = try await open()
        let closed = Flag()
        let closing = try await db.transaction { writing in
            let closing = Task.detached {
                await db.close()
                closed.raise()
            }
            while (try? await db.value("SELECT 1") as Int) != nil { await Task.yield() }
            try await writing.execute("INSERT INTO x VALUES (1)")
            #expect(!closed.isRaised)
            return closing
        }
        await closing.value
        let (_, again) = try await reopen()
        #expect(try await values(again) == [1])
        await again.close()
    }

    @Test func `a query that writes finds its way to the writer`() async throws {
        let (_, db) = try await open()
        let inserted = try await db.rows("WITH n(i) AS (VALUES (1), (2)) INSERT INTO x SELECT i FROM n RETURNING y")
        #expect(inserted.count == 2)
        try await db.execute("PRAGMA user_version = 7")
        #expect(try await db.value("PRAGMA user_version") as Int == 7)
        await db.close()
    }

    private func reopen() async throws -> (SQLiteDatabase, Database) {
        let driver = try await SQLiteDatabase(SQLiteConfiguration(.file(directory.file("test.db"))))
        return (driver, Database(driver))
    }
}

/// Something that happens once.
private final class Flag: Sendable {
    private let value = Atomic(false)

    var isRaised: Bool { value.load(ordering: .acquiring) }

    func raise() { value.store(true, ordering: .releasing) }
}
