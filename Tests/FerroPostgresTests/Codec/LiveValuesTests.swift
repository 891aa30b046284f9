import FerroPostgres
import FerroSQL
import Foundation
import Testing

@Suite(.enabled(if: PostgresServer.isThere)) struct LiveValuesTests {
    private func withDatabase(_ body: (Database) async throws -> Void) async throws {
        try await PostgresServer.withSchema { configuration in
            let db = Database(try await PostgresDatabase(configuration))
            do { try await body(db) } catch {
                await db.close()
                throw error
            }
            await db.close()
        }
    }

    /// A type, its literal, and whether the value is written as the server writes it.
    static let literals: [(String, String)] = [
        ("numeric", "-12.340"), ("numeric", "1e-16383"), ("numeric", "1e131071"), ("numeric", "NaN"),
        ("numeric", "Infinity"), ("numeric", "0.000"), ("date", "2026-11-21"), ("date", "4713-01-01 BC"),
        ("date", "5874897-12-31"), ("date", "infinity"), ("date", "0001-12-31 BC"), ("time", "24:00:00"),
        ("time", "06:30:00.123456"), ("timetz", "06:30:00.25-05:30"), ("timetz", "00:00:00+15:59:59"),
        ("interval", "P1Y2M3DT4H5M6.789S"), ("interval", "P-178000000Y-8M-2147483648DT-2562047788H-54.775807S"),
        ("interval", "PT0.5S"), ("inet", "::ffff:1.2.3.4"), ("inet", "2001:db8::/32"), ("inet", "::"),
        ("cidr", "10.0.0.0/8"), ("macaddr", "08:00:2b:01:02:03"), ("bit(3)", "101"), ("varbit", ""),
        ("oid", "4294967295"),
        ("text", "żółć"), ("\"char\"", "x"), ("name", "pg_class"), ("jsonb", "{\"a\": [1, null]}"), ("xml", "<a/>"),
        ("timestamptz", "infinity"), ("timestamp", "-infinity"), ("uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
    ]

    @Test(arguments: literals)
    func `a value of the server reads as the server writes it`(_ type: String, _ literal: String) async throws {
        try await withDatabase { db in
            let row = try #require(
                try await db.transaction { db in
                    try await db.execute("SET LOCAL IntervalStyle = iso_8601")
                    return try await db.first(
                        "SELECT v AS value, format('%s', v) AS text FROM (SELECT \(unsafe: "'\(literal)'::\(type)") AS v) AS x"
                    )
                })
            let text: String = try row.decode("text")
            switch try #require(row["value"]) {
            case .text(let value), .json(let value): #expect(value == text)
            case .decimal(let value): #expect(value.description == text)
            // The year 0 of ISO 8601 is 1 BC.
            case .date(let value): #expect(value.description == (text.hasSuffix("BC") ? "0000-12-31" : text))
            case .time(let value): #expect(value.description == text)
            case .interval(let value): #expect(SQLInterval(text) == value)
            case .integer(let value): #expect("\(value)" == text)
            case .uuid(let value): #expect(value.uuidString.lowercased() == text)
            case let other: Issue.record("\(type) was read as \(other.kind)")
            }
        }
    }

    @Test func `numbers, moments and texts of any kind come back as they went`() async throws {
        try await withDatabase { db in
            var random = SystemRandomNumberGenerator()
            for _ in 0..<200 {
                let digits = String(
                    (0..<Int.random(in: 1...60, using: &random)).map { _ in "0123456789".randomElement() ?? "0" })
                let number = try #require(SQLDecimal("-\(digits)e\(Int.random(in: -40...40, using: &random))"))
                let moment = Date(
                    timeIntervalSince1970: Double(Int64.random(in: -62_135_596_800...253_402_300_799)) + 0.5)
                let day = try #require(LocalDate("2000-01-01")).adding(days: Int.random(in: -700_000...2_900_000))
                let time = try #require(LocalTime(hour: 0, microsecond: Int.random(in: 0..<1_000_000)))
                let span = SQLInterval(
                    months: .random(in: -9999...9999), days: .random(in: .min ... .max),
                    microseconds: .random(in: .min ... .max))
                let row = try #require(
                    try await db.first(
                        "SELECT \(number) AS n, \(number)::text AS nt, \(moment) AS m, \(day) AS d, \(time) AS t, \(span) AS s"
                    ))
                #expect(try row.decode("n", as: SQLDecimal.self).description == number.description)
                #expect(try row.decode("nt") == number.description)
                #expect(try row.decode("m") == moment)
                #expect(try row.decode("d") == day)
                #expect(try row.decode("t") == time)
                #expect(try row.decode("s") == span)
            }
        }
    }

    @Test func `a moment in a column without a zone is that of UTC`() async throws {
        try await withDatabase { db in
            try await db.execute("CREATE TABLE events (plain timestamp, zoned timestamptz, day date)")
            let moment = try #require(SQLTimestamp.date(from: "2026-11-21T23:30:00.123456Z"))
            let insert: SQL =
                "INSERT INTO events VALUES (\(moment), \(moment), \(moment)) RETURNING *, plain::text AS words"
            let row = try #require(try await db.execute(insert).rows.first)
            #expect(try row.decode("plain") == moment)
            #expect(try row.decode("zoned") == moment)
            #expect(try row.decode("words") == "2026-11-21 23:30:00.123456")
            #expect(try row.decode("day", as: LocalDate.self).description == "2026-11-21")
        }
    }

    @Test func `types of the user and of extensions are read sensibly`() async throws {
        try await withDatabase { db in
            try await db.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')")
            try await db.execute("CREATE DOMAIN email AS text CHECK (value LIKE '%@%')")
            try await db.execute("CREATE TABLE people (mood mood, moods mood[], email email, address inet)")
            let moods: SQLArray<String> = ["ok", "sad"]
            try await db.execute("INSERT INTO people VALUES (\("ok"), \(moods), \("a@b"), \("10.0.0.1"))")
            let row = try #require(
                try await db.first("SELECT * FROM people WHERE mood = \("ok") AND address = \("10.0.0.1")"))
            #expect(row.values == [.text("ok"), .array([.text("ok"), .text("sad")]), .text("a@b"), .text("10.0.0.1")])
            #expect(try await db.value("SELECT count(*) FROM people WHERE moods && \(moods)") as Int == 1)
        }
    }

    /// What a bind means where, as ``PostgresParameter`` says.
    static let contexts: [(SQL, Bool)] = [
        ("SELECT \(1)", true), ("SELECT \(1) + 1", true), ("SELECT generate_series(1, \(3))", true),
        ("SELECT 1 LIMIT \(1)", true), ("SELECT repeat('a', \(3))", false), ("SELECT repeat('a', \(3)::int)", true),
        ("SELECT \("a")", true), ("SELECT \("a") || 'x'", true), ("SELECT lower(\("a"))", true),
        ("SELECT \("a") IS NULL", false), ("SELECT \("a")::text IS NULL", true), ("SELECT concat(\("a"), 'x')", false),
        ("SELECT concat(\("a")::text, 'x')", true), ("SELECT coalesce(\(nil as Int?), 1)", true),
        ("SELECT \(Date(timeIntervalSince1970: 0)) - interval '1 day'", true),
        ("SELECT date_trunc('day', \(Date(timeIntervalSince1970: 0)))", true),
        ("SELECT 1 WHERE 1 = ANY(\(SQLArray([1, 2])))", true), ("SELECT unnest(\(SQLArray([1])))", false),
        ("SELECT unnest(\(SQLArray([1]))::bigint[])", true), ("SELECT '{\"a\":1}'::jsonb @> \(["a": 1])", true),
        ("SELECT round(\(SQLDecimal(1)), 2)", true), ("SELECT \(UUID()) = gen_random_uuid()", true),
        ("SELECT current_date + \(1)", false), ("SELECT current_date + \(SQLInterval(days: 1))", true),
    ]

    @Test func `binds work where the documentation says so`() async throws {
        try await withDatabase { db in
            for (sql, works) in Self.contexts {
                do {
                    _ = try await db.rows(sql)
                    #expect(works, "\(sql) works")
                } catch let error as SQLError {
                    #expect(!works && error.code == .statement, "\(error)")
                }
            }
        }
    }

    @Test func `a point select by a bound integer uses the index of any integer column`() async throws {
        try await withDatabase { db in
            try await db.execute("CREATE TABLE keys (i4 integer PRIMARY KEY, i2 smallint UNIQUE, i8 bigint UNIQUE)")
            try await db.execute("INSERT INTO keys SELECT i, i, i FROM generate_series(1, 5000) AS i")
            try await db.execute("ANALYZE keys")
            for column in ["i4", "i2", "i8"] {
                let single = try await db.rows("EXPLAIN SELECT * FROM keys WHERE \(identifier: column) = \(5)")
                let several = try await db.rows(
                    "EXPLAIN SELECT * FROM keys WHERE \(identifier: column) = ANY(\(SQLArray([5, 6])))")
                for plan in [single, several] {
                    let text = try plan.map { try $0.decode(at: 0, as: String.self) }.joined()
                    #expect(text.contains("Index"), "\(text)")
                }
            }
        }
    }

    @Test func `a refused row names its columns and never its values`() async throws {
        try await withDatabase { db in
            try await db.execute(
                "CREATE TABLE people (id bigint PRIMARY KEY, email text NOT NULL, age int CHECK (age > 0))")
            try await db.execute("CREATE UNIQUE INDEX people_email_key ON people (email, id)")
            try await db.execute("CREATE UNIQUE INDEX people_lower ON people (lower(email))")
            let insert: (Int, String?, SQL) -> SQL = { "INSERT INTO people VALUES (\($0), \($1), \($2))" }
            try await db.execute(insert(1, "hunter2", "1"))
            let cases: [(SQL, SQLError.Code, [String])] = [
                (insert(1, "other", "1"), .unique, ["id"]), (insert(2, "hunter2", "1"), .unique, []),
                (insert(2, nil, "1"), .notNull, ["email"]), (insert(2, "hunter2b", "-1"), .check, []),
                (insert(2, "x", "\("hunter2")::text::int"), .statement, []),
            ]
            for (sql, code, columns) in cases {
                do {
                    try await db.execute(sql)
                    Issue.record("nothing was thrown")
                } catch let error as SQLError {
                    #expect(error.code == code && error.columns == columns, "\(error)")
                    #expect(!"\(error)".contains("hunter2"))
                    #expect(code == .statement || error.table == "people")
                }
            }
        }
    }
}
