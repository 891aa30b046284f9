/// A database, or one open transaction on it: what queries run on.
///
/// ```swift
/// let count: Int = try await db.value("SELECT count(*) FROM links WHERE host = \(host)")
/// try await db.transaction { db in
///     try await db.execute("UPDATE links SET votes_count = votes_count + 1 WHERE id = \(id)")
///     try await db.execute("INSERT INTO votes (link_id) VALUES (\(id))")
/// }
/// ```
///
/// Inside `transaction` only the value handed to the closure is in the transaction: the closure's parameter shadows the
/// outer one when both are called `db`, which is the house's habit.
public struct Database: Sendable {
    package let driver: any SQLDriver
    let scope: TransactionScope?
    /// Where the statements of this value are noted, for error pages and tests.
    public let log: QueryLog?

    /// A database over a driver.
    public init(_ driver: any SQLDriver) { self.init(driver: driver, scope: nil, log: nil) }

    init(driver: any SQLDriver, scope: TransactionScope?, log: QueryLog?) {
        self.driver = driver
        self.scope = scope
        self.log = log
    }

    /// How statements are written here.
    public var dialect: Dialect { driver.dialect }
    /// Whether this value stands for an open transaction.
    public var isInTransaction: Bool { scope != nil }

    /// The same database, noting its statements in a log.
    public func logging(to log: QueryLog) -> Database { Database(driver: driver, scope: scope, log: log) }

    /// Closes the database after its running statements.
    public func close() async { await driver.close() }
}
