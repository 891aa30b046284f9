import FerroSQL
import Logging

extension SQLCacheStore {
    typealias Work<Value> = @Sendable (Database) async throws -> Value

    /// Reads, on SQLite inside of the task's transaction, which sees what was cached in it.
    func read<Value: Sendable>(_ work: Work<Value>) async throws -> Value {
        try await mapping {
            if let value = try await inside(work) { return value }
            return try await attempt(work)
        }
    }

    /// Writes so many entries, and sweeps now and then.
    func write<Value: Sendable>(_ entries: Int, _ work: @escaping Work<Value>) async throws -> Value {
        try await mapping {
            if let value = try await insideForGood(work) { return value }
            let value = try await attempt(work)
            await sweepNowAndThen(entries)
            return value
        }
    }

    /// Works outside of transactions, again where the database gave the statement up for another one.
    private func attempt<Value: Sendable>(_ work: Work<Value>) async throws -> Value {
        for _ in 0..<3 {
            do {
                return try await work(database)
            } catch let error as SQLError where error.code == .deadlock || error.code == .serialization {
                continue
            }
        }
        return try await work(database)
    }

    /// Works inside of the task's transaction on the same SQLite database; nil when there is none that takes it.
    private func inside<Value: Sendable>(_ work: Work<Value>) async throws -> Value? {
        guard database.dialect == .sqlite, let transaction = database.enclosingTransaction else { return nil }
        do {
            return try await work(transaction)
        } catch let error as SQLError where error.code == .transactionClosed || error.code == .statement {
            // It ended meanwhile, or it is one that only reads and so does not hold the writer.
            return nil
        }
    }

    /// The same, made again when the transaction, or the savepoint, is rolled back.
    private func insideForGood<Value: Sendable>(_ work: @escaping Work<Value>) async throws -> Value? {
        let transaction = database.enclosingTransaction
        guard let transaction, let value = try await inside(work) else { return nil }
        await transaction.afterRollback { [self] in
            do {
                _ = try await write(1, work)
            } catch {
                logger.warning("what was cached in a transaction is lost with it", metadata: ["error": "\(error)"])
            }
        }
        return value
    }

    private func mapping<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as SQLError {
            if error.code == .cancelled { throw CancellationError() }
            throw CacheError(
                .store,
                "the table cache_entries could not be used (\(error.label)): see the cause, and whether its migration "
                    + "has run on this database", cause: error)
        }
    }
}
