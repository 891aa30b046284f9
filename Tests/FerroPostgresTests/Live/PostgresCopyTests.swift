import FerroPostgres
import FerroSQL
import Testing

@Suite(.enabled(if: PostgresServer.isThere), .timeLimit(.minutes(1))) struct PostgresCopyTests {
    private struct Deliberate: Error {}

    @Test func `100000 rows go in and come out`() async throws {
        try await PostgresServer.withDatabase { db, driver in
            try await db.execute("CREATE TABLE points (id int, name text, size float8)")
            let rows = (0..<100_000).lazy.map { [SQLValue.integer(Int64($0)), .text("p\t\($0)\n\\"), .null] }
            #expect(try await driver.copyIn(into: "points", columns: ["id", "name", "size"], rows: rows) == 100_000)
            #expect(try await db.value("SELECT sum(id)::int8 FROM points") as Int == 4_999_950_000)
            #expect(try await db.value("SELECT name FROM points WHERE id = 7") as String == "p\t7\n\\")
            var lines = 0
            for try await part in driver.copyOut("SELECT id FROM points", as: .csv) {
                lines += part.count { $0 == UInt8(ascii: "\n") }
            }
            #expect(lines == 100_000)
        }
    }

    @Test func `every kind of value survives COPY`() async throws {
        try await PostgresServer.withDatabase { db, driver in
            try await db.execute("CREATE TABLE kinds (a bool, b int, c float8, d text, e bytea, f jsonb, g int[])")
            let row: [SQLValue] = [
                .bool(true), .integer(-1), .double(.infinity), .text("ż\\N"), .bytes([0, 92, 255]), .json("{\"a\": 1}"),
                .array([.integer(1), .null]),
            ]
            let stream = AsyncStream<[SQLValue]> { continuation in
                continuation.yield(row)
                continuation.yield([SQLValue](repeating: .null, count: 7))
                continuation.finish()
            }
            let columns = ["a", "b", "c", "d", "e", "f", "g"]
            #expect(try await driver.copyIn(into: "kinds", columns: columns, rows: stream) == 2)
            let rows = try await db.rows("SELECT * FROM kinds ORDER BY a NULLS LAST")
            #expect(rows.first?.values == row)
            #expect(rows.last?.values == [SQLValue](repeating: .null, count: 7))
        }
    }

    @Test func `nothing is kept when the source fails, and the connection goes on`() async throws {
        try await PostgresServer.withDatabase(maximum: 1) { db, driver in
            try await db.execute("CREATE TABLE points (id int)")
            let source = AsyncThrowingStream<[SQLValue], any Error> { continuation in
                for number in 0..<20_000 { continuation.yield([.integer(Int64(number))]) }
                continuation.finish(throwing: Deliberate())
            }
            await #expect(throws: Deliberate.self) {
                try await driver.copyIn(into: "points", columns: ["id"], rows: source)
            }
            let wrong = await #expect(throws: SQLError.self) {
                try await driver.copyIn(into: "points", columns: ["id"], rows: [[.text("x")]])
            }
            #expect(wrong?.code == .statement)
            let missing = await #expect(throws: SQLError.self) {
                try await driver.copyIn(into: "nowhere", columns: ["id"], rows: [[.integer(1)]])
            }
            #expect(missing?.code == .statement)
            #expect(try await db.value("SELECT count(*) FROM points") as Int == 0)
        }
    }

    @Test func `who stops reading does not lose the connection's place`() async throws {
        try await PostgresServer.withDatabase(maximum: 1) { db, driver in
            let endless: SQL = "SELECT repeat('x', 100) FROM generate_series(1, 10000000)"
            for _ in 0..<3 {
                for try await part in driver.copyOut(endless) where !part.isEmpty { break }
                #expect(try await db.value("SELECT 1") as Int == 1)
            }
        }
    }
}
