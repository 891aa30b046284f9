public import FerroSQL
import Testing

/// What every driver of an SQL database must do, as checks that any driver can run.
///
/// ```swift
/// @Test(arguments: SQLDriverContract.Check.allCases)
/// func `the driver keeps the contract`(_ check: SQLDriverContract.Check) async throws {
///     try await SQLDriverContract { try await SQLiteDatabase() }.run(check)
/// }
/// ```
public struct SQLDriverContract: Sendable {
    /// One rule of the contract.
    public enum Check: String, CaseIterable, Sendable, CustomStringConvertible {
        case values = "every kind of value survives the round trip"
        case exactValues = "decimals, dates, times and intervals survive the round trip"
        case arrays = "arrays survive the round trip with their NULLs"
        case refusedValues = "what a column cannot hold is refused, without being shown"
        case anyText = "any text and any name survive the round trip"
        case nulls = "NULL is kept apart from empty values"
        case names = "names with quotes stay names"
        case hostileValues = "values that look like SQL stay values"
        case results = "RETURNING answers rows and changes are counted"
        case statements = "a wrong statement is refused and the connection goes on"
        case unique = "a unique constraint is named"
        case foreignKeys = "a foreign key is checked"
        case constraints = "NOT NULL and CHECK are checked"
        case commit = "a transaction is seen when it is committed, and only then"
        case rollback = "a transaction that throws leaves nothing behind"
        case nested = "a nested transaction can fail alone"
        case nestedInFailed = "a nested transaction does not outlive the outer one"
        case closedTransaction = "a transaction's database is refused after its end"
        case readOnly = "a read-only transaction refuses to write"
        case afterCommit = "actions after the commit run once it is durable"
        case afterRollback = "actions after a rollback run once it is undone"
        case escape = "the outer database refuses to run anything inside a transaction"
        case retry = "a transaction that was given up runs again"
        case advisoryLock = "an advisory lock lets one through at a time"
        case stream = "a stream reads every row and takes turns with statements"
        case streamEndedEarly = "a stream that ends early gives its connection back"
        case batch = "a batch answers in order, and all of it is kept or nothing"
        case batchInTransaction = "a batch inside a transaction is part of it"
        case cursor = "a cursor reads every row in parts and in order"
        case cursorClosedEarly = "a cursor that is closed early leaves the transaction usable"
        case isolation = "a lost update is refused as a serialization failure"
        case deadlock = "a deadlock ends one of its transactions"
        case concurrency = "many tasks write and read at once"
        case childTasks = "child tasks share one transaction"
        case cancelledStatement = "a cancelled statement stops"
        case cancelledTransaction = "a cancelled transaction is rolled back"
        case closing = "a closed database refuses everything"

        /// The rule in words.
        public var description: String { rawValue }
    }

    private let makeDriver: @Sendable () async throws -> any SQLDriver

    /// The contract of a driver.
    ///
    /// - Parameter makeDriver: opens an empty database; every check takes one of its own and closes it.
    public init(_ makeDriver: @escaping @Sendable () async throws -> any SQLDriver) { self.makeDriver = makeDriver }

    /// Runs one check, recording what is broken as issues of the current test.
    ///
    /// - Parameter check: the rule.
    /// - Throws: what the driver threw where it should not have.
    public func run(_ check: Check) async throws {
        let driver = try await makeDriver()
        let database = Database(driver)
        do {
            if let onDriver = Self.driverFunction(of: check) {
                try await onDriver(driver, database)
            } else {
                try await Self.function(of: check)(database)
            }
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    private static func function(of check: Check) -> (Database) async throws -> Void {
        switch check {
        case .values: values
        case .exactValues: exactValues
        case .arrays: arrays
        case .refusedValues: refusedValues
        case .anyText: anyText
        case .nulls: nulls
        case .names: names
        case .hostileValues: hostileValues
        case .results: results
        case .statements: statements
        case .unique: unique
        case .foreignKeys: foreignKeys
        case .constraints: constraints
        case .commit: commit
        case .rollback: rollback
        case .nested: nested
        case .nestedInFailed: nestedInFailed
        case .closedTransaction: closedTransaction
        case .readOnly: readOnly
        case .afterCommit: afterCommit
        case .afterRollback: afterRollback
        case .escape: escape
        case .retry: retry
        case .advisoryLock: advisoryLock
        case .stream: stream
        case .streamEndedEarly: streamEndedEarly
        case .batch: batch
        case .batchInTransaction: batchInTransaction
        case .deadlock: deadlock
        case .cursor, .cursorClosedEarly, .isolation: { _ in }
        case .concurrency: concurrency
        case .childTasks: childTasks
        case .cancelledStatement: cancelledStatement
        case .cancelledTransaction: cancelledTransaction
        case .closing: closing
        }
    }

    /// The checks that speak to the driver itself.
    private static func driverFunction(of check: Check) -> ((any SQLDriver, Database) async throws -> Void)? {
        switch check {
        case .cursor: cursor
        case .cursorClosedEarly: cursorClosedEarly
        case .isolation: isolation
        default: nil
        }
    }
}
