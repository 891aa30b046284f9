import FerroSQL
import Testing

extension SQLDriverContract {
    static func cursor(_ driver: any SQLDriver, _ db: Database) async throws {
        try await makeNumbers(db)
        for number in 0..<25 { try await insert(number, db) }
        let transaction = try await driver.begin(TransactionOptions(access: .readOnly))
        let query = statement("SELECT number FROM numbers WHERE number >= \(5) ORDER BY number", db)
        let cursor = try await transaction.cursor(query, rows: 8)
        var parts: [[Int]] = []
        while case let rows = try await cursor.next(), !rows.isEmpty {
            parts.append(try rows.map { try $0.decode("number") })
        }
        #expect(parts == [Array(5..<13), Array(13..<21), Array(21..<25)])
        #expect(try await cursor.next().isEmpty, "a cursor at its end stays there")
        await cursor.close()
        let exact = try await transaction.cursor(query, rows: 10)
        #expect(try await exact.next().count == 10)
        #expect(try await exact.next().count == 10)
        #expect(try await exact.next().isEmpty)
        await exact.close()
        let none = try await transaction.cursor(statement("SELECT number FROM numbers WHERE number < 0", db), rows: 1)
        #expect(try await none.next().isEmpty)
        await none.close()
        try await transaction.commit()
    }

    static func cursorClosedEarly(_ driver: any SQLDriver, _ db: Database) async throws {
        try await makeNumbers(db)
        for number in 0..<25 { try await insert(number, db) }
        let query = statement("SELECT number FROM numbers ORDER BY number", db)
        let transaction = try await driver.begin(TransactionOptions())
        let cursor = try await transaction.cursor(query, rows: 5)
        #expect(try await cursor.next().count == 5)
        await cursor.close()
        #expect(try await cursor.next().isEmpty, "a closed cursor has no rows")
        await cursor.close()
        _ = try await transaction.execute(statement("DELETE FROM numbers WHERE number < \(5)", db))
        let again = try await transaction.cursor(query, rows: 100)
        #expect(try await again.next().count == 20)
        await again.close()
        try await transaction.commit()
        #expect(try await numbers(db) == Array(5..<25))
        // A transaction may end while its cursor is open, which ends the cursor as well.
        let abandoned = try await driver.begin(TransactionOptions())
        let open = try await abandoned.cursor(query, rows: 5)
        _ = try await open.next()
        await abandoned.rollback()
        await open.close()
        await expect(.statement) {
            let failing = try await driver.begin(TransactionOptions())
            do {
                _ = try await failing.cursor(statement("SELECT * FROM nowhere", db), rows: 5).next()
            } catch {
                await failing.rollback()
                throw error
            }
            await failing.rollback()
        }
        try await insert(1, db)
    }

    static func isolation(_ driver: any SQLDriver, _ db: Database) async throws {
        try await makeNumbers(db)
        try await insert(1, db)
        for isolation in TransactionIsolation.allCases {
            let transaction = try await driver.begin(TransactionOptions(access: .readOnly, isolation: isolation))
            #expect(try await transaction.execute(statement("SELECT number FROM numbers", db)).rows.count == 1)
            try await transaction.commit()
        }
        // A database with one writer never lets two transactions change what both have read.
        guard db.dialect.kind == .postgres else { return }
        for isolation in [TransactionIsolation.repeatableRead, .serializable] {
            let first = try await driver.begin(TransactionOptions(isolation: isolation))
            let second = try await driver.begin(TransactionOptions(isolation: isolation))
            for transaction in [first, second] {
                #expect(try await transaction.execute(statement("SELECT number FROM numbers", db)).rows.count == 1)
            }
            let change = statement("UPDATE numbers SET number = number + 1", db)
            _ = try await first.execute(change)
            try await first.commit()
            await expect(.serialization) { _ = try await second.execute(change) }
            await second.rollback()
        }
        #expect(try await numbers(db) == [3])
    }

    private static func statement(_ sql: SQL, _ db: Database) -> SQLStatement { SQLStatement(sql, dialect: db.dialect) }
}
