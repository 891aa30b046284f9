import FerroSQL
import Testing

extension SQLDriverContract {
    /// A failure that a check causes on purpose.
    struct Deliberate: Error {}

    /// The name of a column type in the dialect of a database.
    static func type(_ value: SQLValue, in dialect: Dialect) -> SQL {
        switch (dialect.kind, value) {
        case (.sqlite, .null), (.sqlite, .bool), (.sqlite, .integer): "INTEGER"
        case (.sqlite, .double): "REAL"
        case (.sqlite, .bytes): "BLOB"
        case (.sqlite, _): "TEXT"
        case (.postgres, .null), (.postgres, .integer): "bigint"
        case (.postgres, .bool): "boolean"
        case (.postgres, .double): "double precision"
        case (.postgres, .text): "text"
        case (.postgres, .bytes): "bytea"
        case (.postgres, .timestamp): "timestamptz"
        case (.postgres, .uuid): "uuid"
        case (.postgres, .json): "jsonb"
        case (.postgres, .decimal): "numeric"
        case (.postgres, .date): "date"
        case (.postgres, .time): "time"
        case (.postgres, .interval): "interval"
        case (.postgres, .array(let elements)): "\(type(elements.first ?? .text(""), in: dialect))[]"
        case (.postgres, .invalid): "text"
        }
    }

    /// What the databases call the same constraint; PostgreSQL 15 has no name for NOT NULL.
    static func name(sqlite: String?, postgres: String?, _ db: Database) -> String? {
        db.dialect.kind == .sqlite ? sqlite : postgres
    }

    /// A table of numbers, the simplest thing to write to.
    static func makeNumbers(_ db: Database) async throws {
        let number = type(.integer(0), in: db.dialect)
        try await db.execute("CREATE TABLE numbers (number \(number) NOT NULL)")
    }

    static func insert(_ number: Int, _ db: Database) async throws {
        try await db.execute("INSERT INTO numbers (number) VALUES (\(number))")
    }

    static func numbers(_ db: Database) async throws -> [Int] {
        try await db.rows("SELECT number FROM numbers ORDER BY number").map { try $0.decode(at: 0) }
    }

    /// Expects a statement to fail with a code, and hands the error over.
    @discardableResult
    static func expect(
        _ code: SQLError.Code, sourceLocation: Testing.SourceLocation = #_sourceLocation,
        _ work: () async throws -> Void
    ) async -> SQLError? {
        do {
            try await work()
            Issue.record("nothing was thrown; \(code.rawValue) was expected", sourceLocation: sourceLocation)
            return nil
        } catch let error as SQLError {
            #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
            return error
        } catch {
            Issue.record("\(error) is not an SQLError", sourceLocation: sourceLocation)
            return nil
        }
    }
}
