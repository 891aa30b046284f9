import FerroSQL
import Testing

extension SQLDriverContract {
    static func stream(_ db: Database) async throws {
        try await makeNumbers(db)
        for number in 0..<20 { try await insert(number, db) }
        let all: SQL = "SELECT number FROM numbers ORDER BY number"
        for rows in [1, 7, 20, 1000] { #expect(try await read(db.stream(all, rows: rows)) == Array(0..<20)) }
        #expect(try await read(db.stream("SELECT number FROM numbers WHERE number > \(20)")).isEmpty)
        try await db.transaction { db in
            try await insert(20, db)
            var seen: [Int] = []
            for try await row in db.stream(all, rows: 4) {
                let number: Int = try row.decode("number")
                seen.append(number)
                // The transaction goes on while the rows are read.
                if number < 3 { #expect(try await db.value("SELECT count(*) FROM numbers") == 21) }
            }
            #expect(seen == Array(0..<21))
        }
        await expect(.statement) { _ = try await read(db.stream("SELECT * FROM nowhere")) }
        #expect(try await numbers(db).count == 21)
    }

    static func streamEndedEarly(_ db: Database) async throws {
        try await makeNumbers(db)
        for number in 0..<50 { try await insert(number, db) }
        let all: SQL = "SELECT number FROM numbers ORDER BY number"
        // Far more often than there are connections: each of them must be given back.
        for _ in 0..<60 { for try await _ in db.stream(all, rows: 5) { break } }
        for _ in 0..<60 {
            let task = Task {
                for try await row in db.stream(all, rows: 5) where try row.decode("number", as: Int.self) == 7 {
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            await expect(.cancelled) { try await task.value }
        }
        try await db.transaction { db in
            for try await _ in db.stream(all, rows: 5) { break }
            _ = try? await db.transaction { db in
                for try await _ in db.stream(all, rows: 5) { throw Deliberate() }
            }
            try await insert(50, db)
        }
        #expect(try await read(db.stream(all)).count == 51)
    }

    private static func read(_ stream: SQLRowStream) async throws -> [Int] {
        var result: [Int] = []
        for try await row in stream { result.append(try row.decode("number")) }
        return result
    }
}
