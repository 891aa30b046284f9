import FerroSQL
import FerroSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SQLDriverContract {
    private enum Mood: String, SQLConvertible { case calm, wild }
    private struct Note: JSONColumn, Equatable { var words: [String]; var at: LocalDate?; var price: SQLDecimal? }

    static func exactValues(_ db: Database) async throws {
        let digits = (1...1000).map { String($0 % 10) }.joined()
        let numbers = [
            "0", "0.00", "-12.340", "10000", "0.0001", "99999.9999", "123456789012345678901234567890.123456789", "NaN",
            digits, "-0.\(digits)",
        ].compactMap { SQLDecimal($0) }
        // Equality does not see the scale.
        #expect(try await check(numbers, db).map(\.description) == numbers.map(\.description))
        try await check(["0.1", "-99999999999999999999.999"].compactMap { Decimal(string: $0) }, db)
        let dates = ["0001-01-01", "1969-12-31", "2000-02-29", "2026-11-21", "9999-12-31"].compactMap { LocalDate($0) }
        try await check(dates, db)
        let times = ["00:00:00", "06:30:00.5", "23:59:59.999999"].compactMap { LocalTime($0) }
        try await check(times, db)
        let spans = ["PT0S", "P1Y2M3DT4H5M6.789S", "P-1M2DT-0.000001S", "P2147483647D"].compactMap { SQLInterval($0) }
        try await check(spans, db)
        try await check([nil, dates.first], db)
        try await check([Mood.calm, .wild, nil], db)
        try await check([Note(words: ["a\"", "\\u0000"], at: dates.last, price: numbers.last), nil], db)
    }

    static func arrays(_ db: Database) async throws {
        try await check([[1, .min, .max], []] as [SQLArray<Int64>], db)
        try await check([[1, nil], [nil]] as [SQLArray<Int?>], db)
        try await check([["", "NULL", "{}", "a\"b\\c, 'd'", "żółć\n"], []] as [SQLArray<String>], db)
        try await check([[true, false]] as [SQLArray<Bool>], db)
        try await check([[0.1, -1e300]] as [SQLArray<Double>], db)
        try await check([[UUID()]] as [SQLArray<UUID>], db)
        try await check([[[0, 255], []]] as [SQLArray<[UInt8]>], db)
        try await check([SQLArray(["1.50", "-3"].compactMap { SQLDecimal($0) })], db)
        try await check([[LocalDate.last], []] as [SQLArray<LocalDate>], db)
        try await check([SQLArray([SQLTimestamp.rounded(Date(timeIntervalSince1970: 0.25))])], db)
        try await check([[["a": 1]]] as [SQLArray<[String: Int]>], db)
        try await check([nil, [1]] as [SQLArray<Int>?], db)
    }

    static func refusedValues(_ db: Database) async throws {
        try await makeNumbers(db)
        let values: [SQLValue] = [
            [Double.nan].sqlValue, .invalid("a reason"), .array([.array([])]), .array([.invalid("a reason")]),
            .timestamp(Date(timeIntervalSince1970: .infinity)), .timestamp(Date(timeIntervalSince1970: .nan)),
        ]
        for value in values {
            await expect(.statement) { try await db.execute("INSERT INTO numbers (number) VALUES (\(value))") }
            await expect(.statement) {
                try await db.transaction { db in
                    try await insert(1, db)
                    try await db.execute("INSERT INTO numbers (number) VALUES (\(value))")
                }
            }
        }
        #expect(try await numbers(db).isEmpty)
        let column = type(.integer(0), in: db.dialect)
        let refused = await expect(.decoding) {
            let _: LocalDate = try await db.value("SELECT CAST(\(20_261_121) AS \(column))")
        }
        #expect(refused.map { "\($0)".contains("20261121") } == false)
    }

    /// Texts of any scalars but NUL, the same on every run.
    static func anyText(_ db: Database) async throws {
        var random = SplitMix64(seed: 6)
        let texts = (0..<150).map { _ in random.text(upTo: 60) }
        let type = type(.text(""), in: db.dialect)
        try await db.execute("CREATE TABLE texts (position \(Self.type(.integer(0), in: db.dialect)), value \(type))")
        let values = texts.enumerated().map { "(\($0.offset), \($0.element))" as SQL }.joined(separator: ", ")
        try await db.execute("INSERT INTO texts (position, value) VALUES \(values)")
        let rows = try await db.rows("SELECT value FROM texts ORDER BY position")
        // By bytes: Swift's equality does not tell composed and decomposed letters apart.
        let answers = try rows.map { Array(try $0.decode("value", as: String.self).utf8) }
        #expect(answers == texts.map { Array($0.utf8) })
        for text in texts {
            let count: Int = try await db.value("SELECT count(*) FROM texts WHERE value = \(text)")
            #expect(count >= 1)
        }
        // PostgreSQL cuts names at 63 bytes.
        let names = Set((0..<60).map { _ in random.text(upTo: 14) }.filter { !$0.isEmpty })
        for name in names {
            let row = try await db.first("SELECT 7 AS \(identifier: name)")
            #expect(row.map { $0.columns.names.map { Array($0.utf8) } } == [Array(name.utf8)])
        }
    }
}

extension SplitMix64 {
    /// A text of up to a number of scalars, among them those that quoting gets wrong; never NUL.
    fileprivate mutating func text(upTo count: Int) -> String {
        let marks: [Unicode.Scalar] = [
            "\"", "'", "\\", "`", ";", "-", "$", "?", "%", "{", "}", "\u{301}", "\n", "\u{1}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<count, using: &self) {
            let end: UInt32 = [0x80, 0x800, 0x10000, 0x110000].randomElement(using: &self) ?? 0x80
            let scalar = Unicode.Scalar(UInt32.random(in: 1..<end, using: &self)) ?? "x"
            let mark = Int.random(in: 0..<3, using: &self) == 0 ? marks.randomElement(using: &self) : nil
            text.append(mark ?? scalar)
        }
        return String(text)
    }
}
