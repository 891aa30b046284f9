import FerroSQL
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SQLDriverContract {
    static func values(_ db: Database) async throws {
        try await check([true, false], db)
        try await check([Int64.min, -1, 0, 1, Int64.max], db)
        try await check([-1.5, 0, 0.1, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity], db)
        let long = String(repeating: "x", count: 100_000)
        try await check(["", "a", "o'clock \"quoted\" \\ $1 ?1", "żółć 👩‍👩‍👧", long], db)
        try await check([[], [0], [0, 255, 39, 34, 92], [UInt8](repeating: 7, count: 100_000)], db)
        try await check([UUID(), UUID()], db)
        try await check([["a", "b\"c"], []], db)
        let moments = ["2026-11-21T06:30:00.123456Z", "1969-12-31T23:59:59.999999Z", "0001-01-01T00:00:00.000000Z"]
        try await check(moments.compactMap(SQLTimestamp.date(from:)), db)
        // PostgreSQL cannot hold a NUL in text and says so; nobody may cut the text at it.
        do {
            try await check(["before\0after"], db)
        } catch let error as SQLError where db.dialect.kind == .postgres {
            #expect(error.code == .statement)
        }
    }

    static func nulls(_ db: Database) async throws {
        try await check([nil, "", "a"] as [String?], db)
        try await check([nil, [], [0]] as [[UInt8]?], db)
        try await check([nil, 0] as [Int?], db)
        let text = type(.text(""), in: db.dialect)
        await expect(.decoding) { let _: String = try await db.value("SELECT CAST(NULL AS \(text))") }
        await expect(.missing) { let _: Int = try await db.value("SELECT 1 WHERE 1 = 0") }
    }

    static func names(_ db: Database) async throws {
        let hostile = "a\"; DROP TABLE numbers; --"
        let number = type(.integer(0), in: db.dialect)
        try await makeNumbers(db)
        try await db.execute("CREATE TABLE \(identifier: hostile) (\(identifier: "x\"\"y") \(number))")
        try await db.execute("INSERT INTO \(identifier: hostile) (\(identifier: "x\"\"y")) VALUES (\(7))")
        let row = try await db.first("SELECT * FROM \(identifier: hostile)")
        #expect(row?["x\"\"y"] == .integer(7))
        #expect(try await numbers(db).isEmpty)
        await expect(.statement) { try await db.execute("SELECT \(identifier: "no such column") FROM numbers") }
        await expect(.statement) { try await db.execute("SELECT 1 FROM \(identifier: "numbers\0\" WHERE 1=1; --")") }
    }

    static func hostileValues(_ db: Database) async throws {
        try await makeNumbers(db)
        try await insert(1, db)
        let text = type(.text(""), in: db.dialect)
        for hostile in ["'; DROP TABLE numbers; --", "' OR '1'='1", "\\'; --", "?1 $1 :a @b", "%_"] {
            let answer: String = try await db.value("SELECT CAST(\(hostile) AS \(text))")
            #expect(answer == hostile)
        }
        #expect(try await numbers(db) == [1])
    }

    /// Writes values into a column of their type and reads them back in order.
    @discardableResult
    static func check<Value: SQLConvertible & Equatable>(_ values: [Value], _ db: Database) async throws -> [Value] {
        let sample = values.map(\.sqlValue).first { $0 != .null } ?? .null
        let column = type(sample, in: db.dialect)
        // A table for each type: a prepared statement keeps the types of the columns it was prepared for.
        let table = SQL(identifier: "samples of " + SQLStatement(column, dialect: db.dialect).text)
        try await db.execute("DROP TABLE IF EXISTS \(table)")
        try await db.execute("CREATE TABLE \(table) (position \(type(.integer(0), in: db.dialect)), value \(column))")
        for (position, value) in values.enumerated() {
            try await db.execute("INSERT INTO \(table) (position, value) VALUES (\(position), \(value))")
        }
        let rows = try await db.rows("SELECT value FROM \(table) ORDER BY position")
        let answers: [Value] = try rows.map { try $0.decode("value") }
        #expect(answers == values, "values of kind \(sample.kind) changed on their way")
        return answers
    }
}
