import Ferro

/// What is measured alike on every database.
enum ORMContenders {
    /// The ORM's read of one row by its key.
    static func find(_ load: Load, _ db: Database) async throws -> SQLBenchmark.Figures {
        try await load.run { random in _ = try await Entry.find(Entry.ID(key(random)), on: db) }
    }

    /// The same statement on the driver alone, of whose row nothing is read.
    static func driver(_ load: Load, _ driver: any SQLDriver) async throws -> SQLBenchmark.Figures {
        // Written before, so that writing them is not measured.
        let statements = (1...Int64(Fixture.entries)).map { id in
            SQLStatement("SELECT id, name, votes FROM entries WHERE id = \(id)", dialect: driver.dialect)
        }
        return try await load.run { random in
            let result = try await driver.execute(statements[Int(random % Fixture.entries)])
            precondition(result.rows.count == 1)
        }
    }

    /// Twenty parents with two relations of each, as the ORM loads them.
    static func eager(_ load: Load, _ db: Database) async throws -> SQLBenchmark.Figures {
        try await load.run { _ in
            let authors = try await Author.with(\.posts).with(\.badges).limit(20).all(on: db)
            precondition(authors.count == 20)
        }
    }

    /// The same three statements on the driver, awaited one by one; their rows are not read.
    static func queries(_ load: Load, _ driver: any SQLDriver) async throws -> SQLBenchmark.Figures {
        let keys = (1...20).map { SQL(bind: .integer(Int64($0))) }.joined(separator: ", ")
        let statements: [SQL] = [
            "SELECT id, name FROM authors LIMIT \(20)",
            "SELECT id, author_id, title FROM posts WHERE author_id IN (\(keys))",
            "SELECT id, author_id, name FROM badges WHERE author_id IN (\(keys))",
        ]
        let written = statements.map { SQLStatement($0, dialect: driver.dialect) }
        return try await load.run { _ in
            for statement in written {
                let result = try await driver.execute(statement)
                precondition(result.rows.count >= 20)
            }
        }
    }

    /// A million rows through a cursor: by how much the process grows, and how fast they come.
    static func stream(_ numbers: SQL, _ db: Database) async throws -> SQLBenchmark.Figures {
        _ = try await db.execute("SELECT 1")
        let start = ContinuousClock.now
        var count = 0
        let growth = try await ProcessUsage.growth {
            for try await _ in db.stream(numbers, rows: 1000) { count += 1 }
        }
        precondition(count == 1_000_000)
        return [("rss_mb", growth), ("rate", Double(count) / ((ContinuousClock.now - start) / .seconds(1)))]
    }

    static func key(_ random: UInt64) -> Int64 { Int64(random % Fixture.entries) + 1 }
}
