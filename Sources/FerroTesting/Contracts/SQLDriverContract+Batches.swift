import FerroSQL
import Testing

extension SQLDriverContract {
    static func batch(_ db: Database) async throws {
        try await makeNumbers(db)
        let results = try await db.executeAll([
            "INSERT INTO numbers VALUES (\(1)), (\(2))", "SELECT number FROM numbers ORDER BY number",
            "UPDATE numbers SET number = number + 10 WHERE number = \(1)", "SELECT max(number) FROM numbers",
        ])
        #expect(results.map(\.affectedRows) == [2, 0, 1, 0])
        #expect(results.map { $0.rows.map(\.values) } == [[], [[.integer(1)], [.integer(2)]], [], [[.integer(11)]]])
        #expect(try await db.executeAll([SQL]()).isEmpty)
        let failed = await expect(.statement) {
            try await db.executeAll(["INSERT INTO numbers VALUES (3)", "SELECT * FROM nowhere", "DELETE FROM numbers"])
        }
        #expect(failed?.statement == "SELECT * FROM nowhere")
        await expect(.notNull) {
            try await db.executeAll(["INSERT INTO numbers VALUES (4)", "INSERT INTO numbers VALUES (\(nil as Int?))"])
        }
        await expect(.statement) { try await db.executeAll(["DELETE FROM numbers", "COMMIT", "SELECT 1"]) }
        #expect(try await numbers(db) == [2, 11])
        try await withThrowingTaskGroup { group in
            for number in 0..<40 {
                group.addTask {
                    _ = try? await db.executeAll([
                        "INSERT INTO numbers VALUES (\(100 + number))", "INSERT INTO numbers VALUES (\(200 + number))",
                        number % 2 == 0 ? "SELECT 1" : "SELECT * FROM nowhere",
                    ])
                }
            }
            try await group.waitForAll()
        }
        let even = (0..<40).filter { $0 % 2 == 0 }
        #expect(try await numbers(db) == [2, 11] + even.map { $0 + 100 } + even.map { $0 + 200 })
    }

    static func batchInTransaction(_ db: Database) async throws {
        try await makeNumbers(db)
        try await db.transaction { db in
            let results = try await db.executeAll(["INSERT INTO numbers VALUES (1)", "SELECT count(*) FROM numbers"])
            #expect(results.last?.rows.first?.values == [.integer(1)])
        }
        await #expect(throws: Deliberate.self) {
            try await db.transaction { db in
                try await db.executeAll(["INSERT INTO numbers VALUES (2)", "INSERT INTO numbers VALUES (3)"])
                throw Deliberate()
            }
        }
        try await db.transaction { db in
            await expect(.statement) {
                try await db.transaction { db in
                    _ = try await db.executeAll(["INSERT INTO numbers VALUES (4)", "SELECT * FROM nowhere"])
                }
            }
            try await insert(5, db)
        }
        #expect(try await numbers(db) == [1, 5])
    }

    static func deadlock(_ db: Database) async throws {
        // A database with one writer knows no deadlock: its transactions wait for each other at BEGIN.
        guard db.dialect.kind == .postgres else { return }
        try await makeNumbers(db)
        try await db.execute("INSERT INTO numbers VALUES (1), (2)")
        let meeting = Meeting(of: 2)
        let failures = await withTaskGroup { group in
            for (first, second) in [(1, 2), (2, 1)] {
                group.addTask { await cross(first, second, meeting, db) }
            }
            return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
        }
        #expect(failures == [.deadlock])
    }

    /// Locks one row, waits for the other task, and asks for the row that the other one has locked.
    private static func cross(_ first: Int, _ second: Int, _ meeting: Meeting, _ db: Database) async -> SQLError.Code? {
        do {
            try await db.transaction { db in
                try await db.execute("UPDATE numbers SET number = number WHERE number = \(first)")
                await meeting.arrive()
                try await db.execute("UPDATE numbers SET number = number WHERE number = \(second)")
            }
            return nil
        } catch {
            return (error as? SQLError)?.code ?? .statement
        }
    }
}
