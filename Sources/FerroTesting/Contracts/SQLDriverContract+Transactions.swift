import FerroSQL
import Synchronization
import Testing

extension SQLDriverContract {
    static func commit(_ db: Database) async throws {
        try await makeNumbers(db)
        let answer = try await db.transaction { db in
            #expect(db.isInTransaction)
            try await insert(1, db)
            #expect(try await numbers(db) == [1])
            return "done"
        }
        #expect(answer == "done")
        #expect(try await numbers(db) == [1])
        #expect(!db.isInTransaction)
    }

    static func rollback(_ db: Database) async throws {
        try await makeNumbers(db)
        await #expect(throws: Deliberate.self) {
            try await db.transaction { db in
                try await insert(1, db)
                throw Deliberate()
            }
        }
        await expect(.statement) {
            try await db.transaction { db in
                try await insert(2, db)
                try await db.execute("SELECT * FROM nowhere")
            }
        }
        #expect(try await numbers(db).isEmpty)
        try await insert(3, db)
        #expect(try await numbers(db) == [3])
    }

    static func nested(_ db: Database) async throws {
        try await makeNumbers(db)
        try await db.transaction { db in
            try await insert(1, db)
            try await db.transaction { db in
                try await insert(2, db)
                await #expect(throws: Deliberate.self) {
                    try await db.transaction { db in
                        try await insert(3, db)
                        throw Deliberate()
                    }
                }
                try await insert(4, db)
            }
            let outer = db
            try await db.transaction { _ in
                await expect(.statement) { try await insert(9, outer) }
            }
            try await insert(5, db)
        }
        #expect(try await numbers(db) == [1, 2, 4, 5])
    }

    static func nestedInFailed(_ db: Database) async throws {
        try await makeNumbers(db)
        await #expect(throws: Deliberate.self) {
            try await db.transaction { db in
                try await db.transaction { db in try await insert(1, db) }
                throw Deliberate()
            }
        }
        #expect(try await numbers(db).isEmpty)
    }

    static func closedTransaction(_ db: Database) async throws {
        try await makeNumbers(db)
        let kept = try await db.transaction { $0 }
        await expect(.transactionClosed) { try await insert(1, kept) }
        await expect(.transactionClosed) { try await kept.transaction { try await insert(1, $0) } }
        let escaped = Mutex<Database?>(nil)
        try await db.transaction { db in
            try await db.transaction { db in escaped.withLock { $0 = db } }
            let inner = escaped.withLock { $0 }
            if let inner { await expect(.transactionClosed) { try await insert(1, inner) } }
        }
        #expect(try await numbers(db).isEmpty)
    }

    static func readOnly(_ db: Database) async throws {
        try await makeNumbers(db)
        try await insert(1, db)
        let seen = try await db.transaction(.readOnly) { db in try await numbers(db) }
        #expect(seen == [1])
        await expect(.statement) { try await db.transaction(.readOnly) { try await insert(2, $0) } }
        #expect(try await numbers(db) == [1])
    }

    static func afterCommit(_ db: Database) async throws {
        try await makeNumbers(db)
        let seen = Mutex<[String]>([])
        let note: @Sendable (String) -> Void = { text in seen.withLock { $0.append(text) } }
        await db.afterCommit { note("at once") }
        try await db.transaction { outer in
            await outer.afterCommit { note("first") }
            try await outer.transaction { await $0.afterCommit { note("nested") } }
            _ = try? await outer.transaction { db in
                await db.afterCommit { note("undone") }
                throw Deliberate()
            }
            await outer.afterCommit { [db] in
                let count = try? await numbers(db).count
                note("last sees \(count ?? -1)")
            }
            try await insert(1, outer)
            note("body")
        }
        _ = try? await db.transaction { db in
            await db.afterCommit { note("rolled back") }
            throw Deliberate()
        }
        #expect(seen.withLock { $0 } == ["at once", "body", "first", "nested", "last sees 1"])
    }
}
