import FerroSQL
import Testing

@testable import FerroSQLite

@Suite(.timeLimit(.minutes(1))) struct ExecuteAllTests {
    private let endless: SQL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    @Test func `answers come in the order of the statements`() async throws {
        let file = try await TestFile()
        let answers = try await file.db.executeAll([
            "INSERT INTO x VALUES (1), (2)", "SELECT y FROM x ORDER BY y", "DELETE FROM x WHERE y = 1",
        ])
        #expect(answers.map(\.affectedRows) == [2, 0, 1])
        #expect(answers.map(\.rows.count) == [0, 2, 0])
        #expect(try await file.driver.executeAll([]).isEmpty)
        await file.db.close()
    }

    @Test(arguments: [
        (["INSERT INTO x VALUES (1)", "INSERT INTO x VALUES (2), (1)"], SQLError.Code.unique),
        (["INSERT INTO x VALUES (1)", "SELECT * FROM nowhere"], .statement),
        (["INSERT INTO x VALUES (1)", "COMMIT"], .statement),
        (["INSERT INTO x VALUES (1)", "SAVEPOINT a"], .statement),
        (["INSERT INTO x VALUES (1)", "INSERT OR ROLLBACK INTO x VALUES (1)"], .unique),
        (["CREATE TABLE z (y)", "INSERT INTO z VALUES (1)", "INSERT INTO x VALUES (NULL)"], .notNull),
    ])
    func `a failure leaves nothing of the others`(_ statements: [String], _ code: SQLError.Code) async throws {
        let file = try await TestFile()
        let statements = statements.map { SQLStatement(text: $0) }
        #expect(await failure { try await file.db.executeAll(statements) } == code)
        #expect(try await file.values().isEmpty)
        #expect(try await file.db.value("SELECT count(*) FROM sqlite_schema WHERE name = 'z'") as Int == 0)
        try await file.db.execute("INSERT INTO x VALUES (7)")
        #expect(try await file.values() == [7])
        await file.db.close()
    }

    @Test func `a failure tells its statement`() async throws {
        let file = try await TestFile()
        await #expect {
            try await file.db.executeAll(["INSERT INTO x VALUES (1)", "INSERT INTO x VALUES (NULL)"])
        } throws: { ($0 as? SQLError)?.statement == "INSERT INTO x VALUES (NULL)" }
        await file.db.close()
    }

    @Test func `what only reads runs beside an open write transaction and sees one moment`() async throws {
        let file = try await TestFile()
        try await file.db.transaction { writing in
            try await writing.execute("INSERT INTO x VALUES (1)")
            let reads: [SQL] = ["SELECT count(*) FROM x", "SELECT count(*) FROM x"]
            let answers = try await file.db.outsideTransaction.executeAll(reads)
            #expect(answers.compactMap { $0.rows.first?.values.first } == [.integer(0), .integer(0)])
        }
        await file.db.close()
    }

    @Test func `a query that writes takes its batch to the writer`() async throws {
        let file = try await TestFile()
        let answers = try await file.db.executeAll([
            "SELECT 1", "WITH n(i) AS (VALUES (1), (2)) INSERT INTO x SELECT i FROM n RETURNING y",
        ])
        #expect(answers.map(\.rows.count) == [1, 2])
        #expect(try await file.values() == [1, 2])
        await file.db.close()
    }

    @Test func `batches that are committed together with their neighbours keep their own failures`() async throws {
        let file = try await TestFile(ManualClock())
        let db = file.db
        try await db.execute("CREATE TABLE child (y INTEGER REFERENCES x (y) DEFERRABLE INITIALLY DEFERRED) STRICT")
        let batches: [([SQL], SQLError.Code?)] = [
            (["INSERT INTO x VALUES (1)", "INSERT INTO x VALUES (2)"], nil),
            (["INSERT INTO x VALUES (3)", "INSERT INTO x VALUES (2)"], .unique), (["INSERT INTO x VALUES (4)"], nil),
            (["INSERT INTO x VALUES (5)", "ROLLBACK"], .statement),
            (["INSERT INTO x VALUES (6)", "INSERT INTO child VALUES (99)"], .foreignKey),
            (["INSERT INTO child VALUES (7)", "INSERT INTO x VALUES (7)"], nil),
            (["INSERT INTO x VALUES (8)", "INSERT OR ROLLBACK INTO x VALUES (8)"], .unique),
            (["INSERT INTO x VALUES (9)", "SELECT y FROM x WHERE y = 9"], nil),
        ]
        let tasks = try await db.transaction { _ in
            var tasks: [Task<[SQLResult], any Error>] = []
            for (index, (statements, _)) in batches.enumerated() {
                tasks.append(Task.detached { try await db.executeAll(statements) })
                try await eventually { file.driver.writing.waiting == index + 1 }
            }
            return tasks
        }
        for (task, (statements, code)) in zip(tasks, batches) {
            let seen = await failure { _ = try await task.value }
            #expect(seen == code, "\(statements)")
        }
        #expect(try await file.values() == [1, 2, 4, 7, 9])
        await db.close()
    }

    @Test func `a failed batch in a transaction is undone and the transaction goes on`() async throws {
        let file = try await TestFile()
        try await file.db.transaction { db in
            try await db.execute("INSERT INTO x VALUES (1)")
            let code = await failure {
                try await db.executeAll(["INSERT INTO x VALUES (2)", "INSERT INTO x VALUES (1)"])
            }
            #expect(code == .unique)
            try await db.executeAll(["INSERT INTO x VALUES (3)", "INSERT INTO x VALUES (4)"])
        }
        #expect(try await file.values() == [1, 3, 4])
        await file.db.close()
    }

    @Test func `a read-only transaction refuses a batch that writes`() async throws {
        let file = try await TestFile()
        let code = await failure {
            try await file.db.transaction(.readOnly) { db in
                _ = try await db.executeAll(["SELECT 1", "INSERT INTO x VALUES (2)"])
            }
        }
        #expect(code == .statement)
        #expect(try await file.values().isEmpty)
        await file.db.close()
    }

    @Test(arguments: [false, true]) func `a cancelled batch is undone and nobody else is`(_ isInside: Bool) async throws
    {
        let file = try await TestFile()
        let db = file.db
        let insert: SQL = "INSERT INTO x VALUES (1)"
        for _ in 0..<10 {
            let doomed = Task {
                if isInside {
                    _ = try await db.transaction { try await $0.executeAll([insert, endless]) }
                } else {
                    _ = try await db.executeAll([insert, endless])
                }
            }
            let neighbour = Task { try await db.execute("INSERT INTO x VALUES (2)") }
            for _ in 0..<50 { await Task.yield() }
            doomed.cancel()
            #expect(await failure { try await doomed.value } == .cancelled)
            _ = try await neighbour.value
            #expect(try await file.values() == [2])
            try await db.execute("DELETE FROM x")
        }
        await db.close()
    }

    @Test func `a database in memory runs batches as well`() async throws {
        let db = Database(try await SQLiteDatabase())
        try await db.executeAll(["CREATE TABLE x (y INTEGER UNIQUE)", "INSERT INTO x VALUES (1)"])
        #expect(
            await failure { try await db.executeAll(["INSERT INTO x VALUES (2)", "INSERT INTO x VALUES (1)"]) }
                == .unique)
        let counts = try await db.executeAll(["SELECT count(*) FROM x", "SELECT sum(y) FROM x"])
        #expect(counts.compactMap { $0.rows.first?.values } == [[.integer(1)], [.integer(1)]])
        await db.close()
    }
}
