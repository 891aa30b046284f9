import FerroSQL

/// What a query does about rows that another transaction has locked.
public enum LockWaiting: Sendable, Hashable {
    /// Waits until they are free.
    case wait
    /// Leaves them out: for queues, where each worker takes other rows.
    case skipLocked
    /// Throws `SQLError` with `.lockTimeout` at once.
    case noWait

    var sql: SQL {
        switch self {
        case .wait: ""
        case .skipLocked: " SKIP LOCKED"
        case .noWait: " NOWAIT"
        }
    }
}

/// A lock on the rows that a query reads, held until the transaction ends.
struct RowLock: Sendable {
    enum Strength: Sendable {
        case update, share
        var sql: SQL { self == .update ? " FOR UPDATE" : " FOR SHARE" }
    }

    let strength: Strength
    let waiting: LockWaiting
}

extension Query {
    /// Locks the rows that are read until the transaction ends, so that nobody else changes or locks them.
    ///
    /// It must run in a transaction; outside one it throws ``ORMError`` with `.invalid`. On SQLite nothing is written
    /// into the statement, because a writing transaction is alone there anyway.
    ///
    /// ```swift
    /// try await db.transaction { db in
    ///     let jobs = try await Job.waiting.limit(10).forUpdate(.skipLocked).all(on: db)
    /// }
    /// ```
    public func forUpdate(_ waiting: LockWaiting = .wait) -> Self {
        with { $0.lock = RowLock(strength: .update, waiting: waiting) }
    }

    /// Locks the rows that are read until the transaction ends, so that nobody changes them; others may read-lock too.
    public func forShare(_ waiting: LockWaiting = .wait) -> Self {
        with { $0.lock = RowLock(strength: .share, waiting: waiting) }
    }
}
