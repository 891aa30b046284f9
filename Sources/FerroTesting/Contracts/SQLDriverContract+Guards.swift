import FerroSQL
import Synchronization
import Testing

extension SQLDriverContract {
    static func afterRollback(_ db: Database) async throws {
        try await makeNumbers(db)
        let seen = Mutex<[Int]>([])
        _ = try? await db.transaction { inner in
            try await insert(1, inner)
            await inner.afterRollback {
                let count = (try? await db.value("SELECT count(*) FROM numbers")) ?? -1
                seen.withLock { $0.append(count) }
            }
            throw Deliberate()
        }
        #expect(seen.withLock { $0 } == [0])
        try await db.transaction { inner in
            await inner.afterRollback { seen.withLock { $0.append(-2) } }
            _ = try? await inner.transaction { nested in
                try await insert(2, nested)
                await nested.afterRollback {
                    let count = (try? await inner.value("SELECT count(*) FROM numbers")) ?? -1
                    seen.withLock { $0.append(count) }
                }
                throw Deliberate()
            }
        }
        #expect(seen.withLock { $0 } == [0, 0])
    }

    static func escape(_ db: Database) async throws {
        try await makeNumbers(db)
        try await db.transaction { inner in
            try await insert(1, inner)
            await expect(.statement) { try await insert(2, db) }
            await expect(.statement) { try await db.transaction { try await insert(3, $0) } }
            await expect(.statement) { for try await _ in db.stream("SELECT number FROM numbers") {} }
            try await inner.transaction { _ in await expect(.statement) { _ = try await numbers(db) } }
            try await insert(4, inner)
        }
        #expect(try await numbers(db) == [1, 4])
    }

    static func retry(_ db: Database) async throws {
        try await makeNumbers(db)
        let attempts = Atomic(0)
        // The failure is the app's own, so that every database shows the same.
        try await db.transaction(retry: .upTo(3, delay: .zero)) { db in
            let attempt = attempts.add(1, ordering: .relaxed).newValue
            try await insert(attempt, db)
            if attempt < 3 { throw SQLError(.serialization, "on purpose") }
        }
        #expect(try await numbers(db) == [3])
        // Here it is the database's: every increment must count.
        try await db.execute("UPDATE numbers SET number = 0")
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    try await db.transaction(isolation: .serializable, retry: .upTo(50, delay: .milliseconds(1))) {
                        let number: Int = try await $0.value("SELECT number FROM numbers")
                        try await $0.execute("UPDATE numbers SET number = \(number + 1)")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await numbers(db) == [4])
    }

    static func advisoryLock(_ db: Database) async throws {
        let inside = Occupancy()
        try await withThrowingTaskGroup { group in
            for _ in 0..<6 {
                group.addTask {
                    try await db.withAdvisoryLock("only one") { db in
                        #expect(inside.count.add(1, ordering: .relaxed).newValue == 1)
                        try await db.execute("SELECT 1")
                        inside.count.subtract(1, ordering: .relaxed)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await db.tryAdvisoryLock("only one") { _ in true } == true)
        guard db.dialect == .postgres else { return }
        let outer = db
        try await db.withAdvisoryLock("only one") { _ in
            let taken = try await outer.outsideTransaction.tryAdvisoryLock("only one") { _ in true }
            #expect(taken == nil)
            let other = try await outer.outsideTransaction.tryAdvisoryLock("another one") { _ in true }
            #expect(other == true)
        }
    }
}

/// How many tasks are in a place that is meant for one.
private final class Occupancy: Sendable {
    let count = Atomic(0)
}
