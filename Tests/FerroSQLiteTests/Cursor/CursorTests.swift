import FerroSQL
import Testing

@testable import FerroSQLite

@Suite(.timeLimit(.minutes(1))) struct CursorTests {
    private let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) SELECT i FROM n"
    private let endless = SQLStatement(
        text: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")

    private func read(_ cursor: any SQLCursor) async throws -> [Int] {
        try await cursor.next().map { try $0.decode(at: 0) }
    }

    private func begin(_ file: TestFile, _ access: TransactionAccess = .readWrite) async throws -> any SQLTransaction {
        try await file.driver.begin(TransactionOptions(access: access))
    }

    @Test(arguments: [(0, []), (9, [9]), (10, [10]), (25, [10, 10, 5]), (30, [10, 10, 10])] as [(Int64, [Int])])
    func `rows come in parts of the size that was asked for`(_ count: Int64, _ sizes: [Int]) async throws {
        let file = try await TestFile()
        let transaction = try await begin(file, .readOnly)
        let statement = SQLStatement(
            text: "SELECT i FROM (\(numbers)) WHERE i <= ?1", binds: [.integer(count)])
        let cursor = try await transaction.cursor(statement, rows: 10)
        var seen: [Int] = []
        for size in sizes {
            let part = try await read(cursor)
            #expect(part.count == size)
            seen += part
        }
        #expect(try await cursor.next().isEmpty)
        #expect(try await cursor.next().isEmpty)
        #expect(seen == Array(0..<Int(count)).map { $0 + 1 })
        await cursor.close()
        try await transaction.commit()
        await file.db.close()
    }

    @Test func `rows are stepped to when they are asked for, so a result without an end can be begun`() async throws {
        let file = try await TestFile()
        let transaction = try await begin(file, .readOnly)
        let cursor = try await transaction.cursor(endless, rows: 1000)
        for part in 0..<20 { #expect(try await read(cursor).first == part * 1000 + 1) }
        await cursor.close()
        #expect(try await cursor.next().isEmpty)
        await transaction.rollback()
        await file.db.close()
    }

    @Test func `other statements and cursors of the transaction run beside an open one`() async throws {
        let file = try await TestFile()
        let transaction = try await begin(file)
        let first = try await transaction.cursor(endless, rows: 2)
        #expect(try await read(first) == [1, 2])
        let second = try await transaction.cursor(endless, rows: 3)
        #expect(try await read(second) == [1, 2, 3])
        _ = try await transaction.execute(SQLStatement(text: "INSERT INTO x SELECT 5"))
        _ = try await transaction.executeAll([
            SQLStatement(text: "INSERT INTO x VALUES (6)"), SQLStatement(text: "SELECT 1"),
        ])
        #expect(try await read(first) == [3, 4])
        await first.close()
        #expect(try await read(second) == [4, 5, 6])
        try await transaction.commit()
        #expect(try await file.values() == [5, 6])
        await file.db.close()
    }

    @Test func `a cursor ends with its transaction`() async throws {
        let file = try await TestFile()
        for commits in [true, false] {
            let transaction = try await begin(file)
            let cursor = try await transaction.cursor(endless, rows: 2)
            _ = try await cursor.next()
            if commits { try await transaction.commit() } else { await transaction.rollback() }
            #expect(await failure { _ = try await cursor.next() } == .transactionClosed)
            await cursor.close()
        }
        try await file.db.execute("DROP TABLE x")
        await file.db.close()
    }

    @Test func `a cursor that nobody holds lets go of its table`() async throws {
        let file = try await TestFile()
        try await file.db.execute("INSERT INTO x VALUES (1), (2), (3)")
        let transaction = try await begin(file)
        do {
            let cursor = try await transaction.cursor(SQLStatement(text: "SELECT y FROM x"), rows: 1)
            _ = try await cursor.next()
            // SQLite refuses to drop a table that is read.
            #expect(await failure { _ = try await transaction.execute(SQLStatement(text: "DROP TABLE x")) } == .busy)
        }
        _ = try await transaction.execute(SQLStatement(text: "DROP TABLE x"))
        try await transaction.commit()
        await file.db.close()
    }

    @Test func `a transaction and a cursor that nobody holds give the connection back`() async throws {
        let file = try await TestFile()
        do {
            let cursor = try await begin(file).cursor(endless, rows: 1)
            #expect(try await read(cursor) == [1])
            #expect(try await read(cursor) == [2])
        }
        try await file.db.execute("INSERT INTO x VALUES (1)")
        await file.db.close()
    }

    @Test func `a cancelled task stops its cursor and not its transaction`() async throws {
        let file = try await TestFile()
        let transaction = try await begin(file)
        _ = try await transaction.execute(SQLStatement(text: "INSERT INTO x VALUES (1)"))
        let cursor = try await transaction.cursor(
            SQLStatement(
                text: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"), rows: 1
        )
        let reading = Task { _ = try await cursor.next() }
        for _ in 0..<100 { await Task.yield() }
        reading.cancel()
        #expect(await failure { try await reading.value } == .cancelled)
        await cursor.close()
        try await transaction.commit()
        #expect(try await file.values() == [1])
        await file.db.close()
    }

    @Test func `a failure half way is thrown once and never taken for the end`() async throws {
        let file = try await TestFile()
        let transaction = try await begin(file, .readOnly)
        let cursor = try await transaction.cursor(
            SQLStatement(
                text: "WITH n(i) AS (VALUES (1), (2), (3)) "
                    + "SELECT CASE i WHEN 3 THEN abs(-9223372036854775807 - 1) ELSE i END FROM n"), rows: 2)
        #expect(try await read(cursor) == [1, 2])
        #expect(await failure { _ = try await cursor.next() } == .statement)
        #expect(await failure { _ = try await cursor.next() } == .transactionClosed)
        await transaction.rollback()
        await file.db.close()
    }

    @Test func `a cursor is refused where its statement would be`() async throws {
        let file = try await TestFile()
        let reading = try await begin(file, .readOnly)
        for (text, code) in [
            ("INSERT INTO x VALUES (1) RETURNING y", SQLError.Code.statement), ("SELECT * FROM nowhere", .statement),
            ("COMMIT", .statement), ("SELECT ?1", .statement),
        ] {
            let seen = await failure { _ = try await reading.cursor(SQLStatement(text: text), rows: 1) }
            #expect(seen == code, "\(text)")
        }
        await reading.rollback()
        let writing = try await begin(file)
        let cursor = try await writing.cursor(SQLStatement(text: "INSERT INTO x VALUES (1), (2) RETURNING y"), rows: 1)
        #expect(try await read(cursor) == [1])
        #expect(try await read(cursor) == [2])
        #expect(try await read(cursor) == [])
        try await writing.commit()
        #expect(try await file.values() == [1, 2])
        await file.db.close()
    }

    @Test func `prepared statements come back from cursors`() throws {
        let connection = try SQLiteConnection(SQLiteConfiguration(.memory), .writer)
        let interruption = Interruption()
        for number: UInt64 in 1...3 {
            try connection.openCursor(number, SQLStatement(text: "SELECT 1"), .readOnly, interruption)
        }
        #expect(connection.cachedStatements == 0)
        connection.closeCursors()
        connection.closeCursor(2)
        #expect(connection.cachedStatements == 1)
        #expect(throws: SQLError.self) { try connection.next(of: 1, rows: 1, interruption) }
        connection.close()
    }
}
