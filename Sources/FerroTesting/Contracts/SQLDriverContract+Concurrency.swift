import FerroSQL
import Testing

extension SQLDriverContract {
    /// A statement that would run for hours.
    static let endless: SQL =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100000000000) SELECT count(*) FROM n"

    static func concurrency(_ db: Database) async throws {
        try await makeNumbers(db)
        try await withThrowingTaskGroup { group in
            for number in 0..<200 {
                group.addTask { try await insert(number, db) }
                group.addTask {
                    let before: Int = try await db.value("SELECT count(*) FROM numbers")
                    try await insert(1000 + number, db)
                    let after: Int = try await db.value("SELECT count(*) FROM numbers WHERE number = \(1000 + number)")
                    #expect(before >= 0 && after == 1, "a task must see what it wrote")
                }
            }
            for number in 2000..<2020 {
                group.addTask {
                    try await db.transaction { db in
                        try await insert(number, db)
                        try await insert(number, db)
                    }
                }
            }
            try await group.waitForAll()
        }
        let expected = Array(0..<200) + Array(1000..<1200) + (2000..<2020).flatMap { [$0, $0] }
        #expect(try await numbers(db) == expected)
    }

    static func childTasks(_ db: Database) async throws {
        try await makeNumbers(db)
        try await db.transaction { db in
            try await withThrowingTaskGroup { group in
                for number in 0..<20 {
                    group.addTask { try await insert(number, db) }
                    group.addTask {
                        _ = try? await db.transaction { db in
                            try await insert(100 + number, db)
                            if number % 2 == 1 { throw Deliberate() }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        let even = (0..<20).filter { $0 % 2 == 0 }.map { $0 + 100 }
        #expect(try await numbers(db) == Array(0..<20) + even)
    }

    static func cancelledStatement(_ db: Database) async throws {
        for _ in 0..<5 {
            let running = Task { try await db.execute(endless) }
            for _ in 0..<50 { await Task.yield() }
            running.cancel()
            await expect(.cancelled) { _ = try await running.value }
        }
        let inTransaction = Task { try await db.transaction { try await $0.execute(endless) } }
        for _ in 0..<50 { await Task.yield() }
        inTransaction.cancel()
        await expect(.cancelled) { _ = try await inTransaction.value }
        #expect(try await db.value("SELECT 1") as Int == 1)
    }

    static func cancelledTransaction(_ db: Database) async throws {
        try await makeNumbers(db)
        let cancelled = Task {
            try await db.transaction { db in
                try await insert(1, db)
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await expect(.cancelled) { try await cancelled.value }
        try await db.transaction { db in
            let inner = Task {
                try await db.transaction { db in
                    try await insert(2, db)
                    withUnsafeCurrentTask { $0?.cancel() }
                    try await insert(3, db)
                }
            }
            await expect(.cancelled) { try await inner.value }
            try await insert(4, db)
        }
        #expect(try await numbers(db) == [4])
    }

    static func closing(_ db: Database) async throws {
        try await makeNumbers(db)
        try await withThrowingTaskGroup { group in
            for number in 0..<50 {
                group.addTask {
                    do { try await insert(number, db) } catch let error as SQLError where error.code == .closed {}
                }
            }
            group.addTask { await db.close() }
            try await group.waitForAll()
        }
        await expect(.closed) { try await insert(1, db) }
        await expect(.closed) { try await db.transaction { try await insert(1, $0) } }
        await expect(.closed) { _ = try await numbers(db) }
        await db.close()
    }
}
