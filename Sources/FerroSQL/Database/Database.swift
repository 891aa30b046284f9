public import FerroSupport

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
/// outer one when both are called `db`, which is the house's habit. The outer one refuses to run anything meanwhile.
public struct Database: Sendable {
    package let driver: any SQLDriver
    let identity: DriverIdentity
    let replicates: Bool
    var scope: TransactionScope?
    /// Where the statements of this value are noted, for error pages and tests.
    public internal(set) var log: QueryLog?
    var observer: (@Sendable (QueryEvent) -> Void)?
    /// What the session it belongs to has done, for replicas.
    var usage: DatabaseSession?
    /// The line of the program that its statements are put down to, where one was named.
    public internal(set) var callSite: SourceLocation?
    var isOutside = false

    /// A database over a driver.
    public init(_ driver: any SQLDriver) {
        self.driver = driver
        identity = DriverIdentity(driver)
        replicates = driver is ReplicatedDriver
    }

    /// How statements are written here.
    public var dialect: Dialect { driver.dialect }
    /// Whether this value stands for an open transaction.
    public var isInTransaction: Bool { scope != nil }

    /// The same database, noting its statements in a log.
    public func logging(to log: QueryLog) -> Database { changed { $0.log = log } }

    /// The same database, telling a closure of every statement that ended, after those that are told already.
    ///
    /// The closure runs in the statement's task and holds it up: it should be quick.
    public func observing(_ observer: @escaping @Sendable (QueryEvent) -> Void) -> Database {
        changed { [first = self.observer] database in
            database.observer = { event in
                first?(event)
                observer(event)
            }
        }
    }

    /// The same database, putting its statements down to a line of the program: by default the caller's.
    ///
    /// `transaction` does this by itself. The line is in reports of repeated statements and in messages about who holds
    /// a connection.
    public func at(file: String = #fileID, line: UInt = #line) -> Database {
        changed { $0.callSite = SourceLocation(file: file, line: line) }
    }

    /// Whether both stand for the same database, reached through the same driver.
    public func isSame(as other: Database) -> Bool { identity == other.identity }

    /// The driver beneath, for what only one kind of database can do; nil for a driver of another type.
    ///
    /// With replicas it is the primary's.
    ///
    /// ```swift
    /// guard let postgres = db.underlying(as: PostgresDatabase.self) else { return }
    /// for await event in postgres.listen(to: "posts") { … }
    /// ```
    public func underlying<Driver: SQLDriver>(as type: Driver.Type) -> Driver? {
        (driver as? Driver) ?? (driver as? ReplicatedDriver)?.primary as? Driver
    }

    /// Closes the database after its running statements.
    public func close() async { await driver.close() }

    func changed(_ change: (inout Database) -> Void) -> Database {
        var database = self
        change(&database)
        return database
    }
}
