import Ferro

/// Ferro on a file of its own.
enum SQLiteContenders {
    private static func open() async throws -> (directory: Scratch, driver: SQLiteDatabase, db: Database) {
        let directory = try Scratch()
        let driver = try await SQLiteDatabase(SQLiteConfiguration(.file(directory.file("ferro.db"))))
        let db = Database(driver)
        try await Fixture.fill(db)
        return (directory, driver, db)
    }

    static func find(_ load: Load) async throws -> SQLBenchmark.Figures {
        let (directory, _, db) = try await open()
        defer { directory.remove() }
        return try await ORMContenders.find(load, db)
    }

    static func driver(_ load: Load) async throws -> SQLBenchmark.Figures {
        let (directory, driver, _) = try await open()
        defer { directory.remove() }
        return try await ORMContenders.driver(load, driver)
    }

    /// Single inserts by the ORM, which reads each row back.
    ///
    /// - Parameter checkpointsInCommits: lets SQLite write the log back inside of commits, as it does by itself.
    static func insert(_ load: Load, checkpointsInCommits: Bool = false) async throws -> SQLBenchmark.Figures {
        let (directory, _, db) = try await open()
        defer { directory.remove() }
        if checkpointsInCommits { try await db.execute("PRAGMA wal_autocheckpoint = 1000") }
        let figures = try await load.run { random in
            _ = try await Entry.create(.init(name: "entry number \(random)", votes: 1), on: db)
        }
        return figures + [("log_mb", directory.size(of: "ferro.db-wal") / 1e6)]
    }

    /// The same rows by a statement on the driver alone, which does not read them back.
    static func insertByDriver(_ load: Load) async throws -> SQLBenchmark.Figures {
        let (directory, driver, _) = try await open()
        defer { directory.remove() }
        // Written before, so that writing them is not measured.
        let statements = (1...Fixture.entries).map { number in
            SQLStatement(
                "INSERT INTO entries (name, votes) VALUES (\("entry number \(number)"), \(1))", dialect: driver.dialect)
        }
        return try await load.run { random in
            _ = try await driver.execute(statements[Int(random % Fixture.entries)])
        }
    }

    static func eager(_ load: Load) async throws -> SQLBenchmark.Figures {
        let (directory, _, db) = try await open()
        defer { directory.remove() }
        return try await ORMContenders.eager(load, db)
    }

    static func queries(_ load: Load) async throws -> SQLBenchmark.Figures {
        let (directory, driver, _) = try await open()
        defer { directory.remove() }
        return try await ORMContenders.queries(load, driver)
    }

    // Without the tables: to fill them takes more memory than a stream may.
    static func stream(_ load: Load) async throws -> SQLBenchmark.Figures {
        let directory = try Scratch()
        defer { directory.remove() }
        let db = Database(try await SQLiteDatabase(SQLiteConfiguration(.file(directory.file("ferro.db")))))
        return try await ORMContenders.stream(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
            SELECT i, 'row number ' || i AS name FROM n
            """, db)
    }
}
