public import FerroSQL
import FerroSupport
import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SQLEngine {
    /// Stores jobs in one step and one round trip; inside a transaction their rows are part of it.
    ///
    /// A transaction of another database cannot hold the rows: there they are written after the commit, when nobody
    /// waits for them any more. The ids are 0 then, and a failure is only logged.
    public func push(_ drafts: [JobDraft], on database: Database?) async throws -> [JobReceipt] {
        let plan = try PushPlan(drafts, notifies: notifies, dialect: dialect)
        guard let database, !database.isSame(as: self.database), database.isInTransaction else {
            return try await push(plan, on: target(database))
        }
        await database.afterCommit {
            do {
                _ = try await push(plan, on: self.database)
            } catch {
                let names = Set(drafts.map(\.name)).sorted().joined(separator: ",")
                Self.logger.error(
                    "Jobs could not be stored after the commit",
                    metadata: ["jobs": "\(names)", "error": "\(ErrorText.of(error))"])
            }
        }
        return drafts.map { _ in JobReceipt(id: JobID(0)) }
    }

    /// The database to write to when a caller names one.
    func target(_ database: Database?) -> Database {
        guard let database, database.isSame(as: self.database) else { return self.database }
        return database
    }

    func push(_ plan: PushPlan, on database: Database) async throws -> [JobReceipt] {
        guard !plan.statements.isEmpty else { return [] }
        let results =
            database.isInTransaction
            ? try await database.executeAll(plan.statements)
            : try await insisting { try await database.executeAll(plan.statements) }
        if plan.hasDue { await ring(.work, after: database) }
        return try plan.receipts(results)
    }
}
