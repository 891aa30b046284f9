public import FerroSQL
public import Logging
import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Keeps entries in the `cache_entries` table of a database, see ``CacheTable``.
///
/// Every operation is one statement, outside of whatever transaction the task is in: what is cached stays although the
/// transaction is rolled back. On PostgreSQL it takes a connection of its own for that. SQLite has one writer, which
/// the task's own transaction may be holding: there the statement runs inside of it, so that it need not wait for
/// itself, others see it with the commit, and after a rollback it is made again at once. A file of its own for the
/// cache avoids even that.
///
/// A lifetime counts in milliseconds, rounded up, and one of more than a century is for ever. It ends by PostgreSQL's
/// clock, or by `now` on SQLite. A row whose time is over is never answered; such rows are removed, some at a time, by
/// every hundredth write. A cancelled task gets `CancellationError`, other failures are ``CacheError`` with `.store`.
public final class SQLCacheStore: CacheStore {
    let database: Database
    let now: @Sendable () -> Date
    let logger: Logger
    /// How many writes there were.
    let writes = Atomic<UInt64>(0)

    /// A store over the database that holds the `cache_entries` table.
    ///
    /// - Parameters:
    ///   - database: inside of a transaction or not; the store leaves it.
    ///   - now: the present, on SQLite.
    ///   - logger: where it says that a write could not be made again after a rollback, or that sweeping failed.
    public init(
        _ database: Database, now: @escaping @Sendable () -> Date = { Date() },
        logger: Logger = Logger(label: "ferro.cache")
    ) {
        self.database = database.outsideTransaction
        self.now = now
        self.logger = logger
    }

    /// The statements of this moment.
    var statements: CacheStatements { CacheStatements(dialect: database.dialect, now: now()) }

    /// The entries of keys; one statement, and another for each 10 000 keys.
    public func get(_ keys: [String]) async throws -> [CacheEntry?] {
        if let only = keys.first, keys.count == 1 {
            return try await read { [self] in [try await $0.first(statements.get(only)).map(CacheTable.entry)] }
        }
        var found: [[UInt8]: CacheEntry] = [:]
        for part in keys.parts(of: 10_000) {
            let rows = try await read { [self] in
                try await $0.rows(statements.get(part)).map { (try CacheTable.key($0), try CacheTable.entry($0)) }
            }
            for (key, entry) in rows { found[key] = entry }
        }
        return keys.map { found[Array($0.utf8)] }
    }

    /// Keeps entries; one round trip for each 500, which are kept together or not at all.
    public func put(_ writes: [CacheWrite]) async throws {
        for part in writes.inOrder.parts(of: 500) {
            _ = try await write(part.count) { [self] in
                let statements = statements
                try await $0.executeAll(part.map(statements.put))
            }
        }
    }

    /// Keeps an entry unless the key has one; one statement.
    public func add(_ write: CacheWrite) async throws -> Bool {
        try await self.write(1) { [self] in try await $0.execute(statements.add(write)).affectedRows > 0 }
    }

    /// Removes a key and answers what it had; one statement.
    public func pull(_ key: String) async throws -> CacheEntry? {
        try await write(1) { [self] in try await $0.first(statements.pull(key)).map(CacheTable.entry) }
    }

    /// Removes keys; one statement for each 10 000.
    public func forget(_ keys: [String]) async throws -> Int {
        var count = 0
        for part in keys.sorted().parts(of: 10_000) {
            count += try await write(1) { [self] in try await $0.execute(statements.forget(part)).affectedRows }
        }
        return count
    }

    /// Adds to a number; one statement.
    public func increment(_ key: String, by amount: Int64, lifetime: Duration?) async throws -> Int64 {
        let row = try await write(1) { [self] in
            try await $0.first(statements.increment(key, by: amount, lifetime: lifetime))
                .map { try $0.decode("number", as: Int64.self) }
        }
        guard let row else { throw CacheError.notACounter() }
        return row
    }

    /// Gives a key a new lifetime; one statement.
    public func touch(_ key: String, lifetime: Duration?) async throws -> Bool {
        try await write(1) { [self] in
            try await $0.execute(statements.touch(key, lifetime: lifetime)).affectedRows > 0
        }
    }

    /// Removes every key with a prefix; one statement, which reads the whole table, on PostgreSQL, and one for each
    /// 1000 keys on SQLite.
    public func clear(prefix: String) async throws {
        let (isSQLite, batch) = (database.dialect == .sqlite, Int(CacheStatements.batch))
        _ = try await write(1) { [self] database in
            while try await database.execute(statements.clear(prefix: prefix)).affectedRows >= batch, isSQLite {}
        }
    }
}
