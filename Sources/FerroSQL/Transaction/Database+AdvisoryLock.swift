extension Database {
    /// Runs a closure in a transaction that no other holder of the same lock runs at the same time.
    ///
    /// It waits for its turn, among all processes that use the database, and gives the lock back with the outermost
    /// transaction. On PostgreSQL it is a lock on the name alone; on SQLite it is the write lock, which keeps every
    /// other writer out, whatever its name. Two names share a lock when their 64-bit hashes are equal, which costs time
    /// and nothing else.
    ///
    /// ```swift
    /// try await db.withAdvisoryLock("invoices:\(year)") { db in
    ///     let last: Int = try await db.value("SELECT coalesce(max(number), 0) FROM invoices WHERE year = \(year)")
    ///     try await db.execute("INSERT INTO invoices (year, number) VALUES (\(year), \(last + 1))")
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - name: what is locked; any text.
    ///   - body: the work, on the database it is handed.
    /// - Returns: what the closure returned.
    /// - Throws: what the closure threw, or ``SQLError`` as ``transaction(_:isolation:retry:file:line:_:)`` does.
    @discardableResult
    public func withAdvisoryLock<Value: Sendable>(
        _ name: String, file: String = #fileID, line: UInt = #line,
        _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value {
        let key = AdvisoryLock.key(of: name)
        return try await transaction(file: file, line: line) { db in
            if db.dialect == .postgres { try await db.execute("SELECT pg_advisory_xact_lock(\(key))::text") }
            return try await body(db)
        }
    }

    /// Runs a closure under a lock when it is free now; nil without running it when another one holds it.
    ///
    /// On SQLite, where the lock is the write lock, it waits for writers of this process, and answers nil when another
    /// process writes for longer than the busy timeout.
    ///
    /// - Parameters:
    ///   - name: what is locked; any text.
    ///   - body: the work, on the database it is handed.
    /// - Returns: what the closure returned; nil when the lock was taken.
    /// - Throws: what the closure threw, or ``SQLError``.
    @discardableResult
    public func tryAdvisoryLock<Value: Sendable>(
        _ name: String, file: String = #fileID, line: UInt = #line,
        _ body: @Sendable (Database) async throws -> Value
    ) async throws -> Value? {
        let key = AdvisoryLock.key(of: name)
        let begun = Flag()
        do {
            return try await transaction(file: file, line: line) { db -> Value? in
                begun.raise()
                if db.dialect == .postgres {
                    let isFree: Bool = try await db.value("SELECT pg_try_advisory_xact_lock(\(key))")
                    guard isFree else { return nil }
                }
                return try await body(db)
            }
        } catch let error as SQLError where error.code == .busy && !begun.isRaised {
            return nil
        }
    }
}

/// What a lock's name becomes for a database that locks numbers.
enum AdvisoryLock {
    /// FNV-1a of 64 bits over the name's UTF-8 (Fowler, Noll, Vo; draft-eastlake-fnv).
    static func key(of name: String) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x100_0000_01b3
        }
        return Int64(bitPattern: hash)
    }
}
