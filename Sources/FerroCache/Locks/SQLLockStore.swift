public import FerroSQL
import FerroSupport
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Keeps locks in the `locks` table of a database, see ``LocksTable``: they hold across processes, by its clock.
///
/// Every call is a short transaction that locks the row of one name. It is never part of a transaction of the app: a
/// lock that is rolled back would be of no use. On SQLite a task must not ask for locks in a transaction: there is
/// one writer, and it would wait for itself. It gets ``CacheError`` with `.configuration` at once.
public final class SQLLockStore: LockStore {
    /// How long the last fencing number is remembered after its lease; later ones are larger by the clock.
    private static let remembered: Int64 = 86_400_000_000
    private static let pruneEvery = 1000

    private let database: Database
    private let calls = Atomic<Int>(0)

    /// A store in the database that has the `locks` table.
    public init(_ database: Database) { self.database = database.outsideTransaction }

    /// Takes a place when one is free.
    public func acquire(
        _ name: String, owner: String, lease: Duration, places: Int, patience: Duration
    ) async throws -> LockAttempt {
        try checkWriter()
        if calls.add(1, ordering: .relaxed).newValue % Self.pruneEvery == 0 { try await prune() }
        do {
            return try await change(name) { line, now in
                let request = LockLine.Request(owner, lease: lease, places: places, patience: patience, fenceFloor: now)
                return line.acquire(request, now: now)
            }
        } catch let error as SQLError where Self.isBusy(error) {
            // Nothing was written: who waits for the lock waits for the database too.
            return .busy(retryAfter: .milliseconds(50))
        }
    }

    /// Throws where the task holds SQLite's writer itself.
    private func checkWriter() throws(CacheError) {
        guard database.dialect == .sqlite, database.enclosingTransaction != nil else { return }
        throw CacheError(
            .configuration,
            "on SQLite a lock cannot be taken or given back inside a transaction: take it around the transaction")
    }

    /// Begins the owner's lease anew.
    public func renew(_ name: String, owner: String, lease: Duration) async throws -> Bool {
        try await insisting(name) { $0.renew(owner, lease: lease, now: $1) }
    }

    /// Gives a place back.
    public func release(_ name: String, owner: String) async throws -> Bool {
        try await insisting(name) { $0.release(owner, now: $1) }
    }

    /// Removes the rows of names that nobody has used for a day; every thousandth attempt does it too.
    public func prune() async throws { try await database.execute(LocksTable.prune(database.dialect)) }

    /// Changes a row, and tries again when the database was busy for too long.
    private func insisting<Answer: Sendable>(
        _ name: String, _ body: @Sendable (inout LockLine, Int64) -> Answer
    ) async throws -> Answer {
        try checkWriter()
        for _ in 0..<2 {
            do { return try await change(name, body) } catch let error as SQLError where Self.isBusy(error) { continue }
        }
        return try await change(name, body)
    }

    private static func isBusy(_ error: SQLError) -> Bool {
        [.busy, .poolTimeout, .lockTimeout, .serialization, .deadlock].contains(error.code)
    }

    private func change<Answer: Sendable>(
        _ name: String, _ body: @Sendable (inout LockLine, Int64) -> Answer
    ) async throws -> Answer {
        try await database.transaction { db in
            guard let row = try await db.first(LocksTable.open(name, db.dialect)) else {
                throw CacheError(.store, "the row of a lock was neither written nor read")
            }
            let now: Int64 = try row.decode("now")
            var line = try Self.line(try row.decode("line"))
            line.lastFence = try row.decode("fence")
            let answer = body(&line, now)
            let last = (line.holders.map(\.until) + line.waiters.map(\.until)).max() ?? now
            try await db.execute(
                LocksTable.save(
                    name, line: try Self.text(line), fence: line.lastFence,
                    until: max(now, last).adding(Self.remembered)))
            return answer
        }
    }

    private static func line(_ text: String) throws -> LockLine {
        if text.isEmpty { return LockLine() }
        do {
            return try JSONDecoder().decode(LockLine.self, from: Data(text.utf8))
        } catch {
            throw CacheError(.store, "a row of the table locks cannot be read: delete it", cause: error)
        }
    }

    private static func text(_ line: LockLine) throws -> String {
        if line.isEmpty { return "" }
        return String(decoding: try JSONEncoder().encode(line), as: UTF8.self)
    }
}
