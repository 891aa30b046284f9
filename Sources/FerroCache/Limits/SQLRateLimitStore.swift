public import FerroSQL
import FerroSupport
import Synchronization

/// Counts in the `rate_limits` table of a database, see ``RateLimitsTable``: one statement for each request.
///
/// PostgreSQL's own clock counts; SQLite goes by that of the machine. The statement is never part of a transaction of the
/// app, because what is rolled back was tried all the same.
public final class SQLRateLimitStore: TimedRateLimitStore {
    private static let pruneEvery = 10_000
    private let database: Database
    private let calls = Atomic<Int>(0)

    /// A store in the database that has the `rate_limits` table.
    public init(_ database: Database) { self.database = database.outsideTransaction }

    /// Counts a request when the rule allows it.
    public func take(_ key: String, rule: RateLimitRule, cost: Int64) async throws -> RateLimitDecision {
        try await take(key, rule: rule, cost: cost, at: nil)
    }

    /// Takes back what a request counted.
    public func giveBack(
        _ key: String, rule: RateLimitRule, cost: Int64, of decision: RateLimitDecision
    ) async throws -> RateLimitDecision {
        try await giveBack(key, rule: rule, cost: cost, of: decision, at: nil)
    }

    /// What is left.
    public func peek(_ key: String, rule: RateLimitRule) async throws -> RateLimitDecision {
        try await peek(key, rule: rule, at: nil)
    }

    /// Forgets what was counted.
    public func reset(_ key: String, rule: RateLimitRule) async throws {
        try await database.execute(RateLimitsTable.forget(key + rule.suffix))
    }

    /// Removes the rows that have nothing left to remember; every ten-thousandth request does it too.
    public func prune() async throws { try await database.execute(RateLimitsTable.prune(database.dialect)) }

    package func change(
        _ key: String, _ rule: RateLimitRule, _ change: RateLimitChange, at now: Int64?
    ) async throws -> (isAllowed: Bool, state: RateLimitState) {
        if calls.add(1, ordering: .relaxed).newValue % Self.pruneEvery == 0 { try await prune() }
        let time = now.map { RateLimitsTable.number($0) } ?? RateLimitsTable.now(database.dialect)
        if change == .peek { return (true, try await read(key, rule, at: time)) }
        guard let row = try await insisting(RateLimitsTable.change(key, rule, change, at: time)) else {
            throw CacheError(.store, "the row of a limit was neither written nor read")
        }
        let isAllowed: Int64 = try row.decode("allowed")
        return (isAllowed == 1, try Self.state(row))
    }

    /// Again where the database gave the statement up for another one, as it does where transactions are serializable
    /// by default: a burst must not look like a store that is away.
    private func insisting(_ statement: SQL) async throws -> SQLRow? {
        for _ in 0..<20 {
            do {
                return try await database.first(statement)
            } catch let error as SQLError where error.code == .serialization || error.code == .deadlock {
                try await Task.sleep(for: .milliseconds(Int64.random(in: 0...5)))
            }
        }
        return try await database.first(statement)
    }

    private func read(_ key: String, _ rule: RateLimitRule, at time: SQL) async throws -> RateLimitState {
        guard let row = try await database.first(RateLimitsTable.read(key, at: time)) else {
            throw CacheError(.store, "the time of the database was not answered")
        }
        let now: Int64 = try row.decode("now")
        let isThere: Int64? = try row.decode("at")
        return isThere == nil ? RateLimitState(at: now) : rule.advanced(try Self.state(row), to: now)
    }

    private static func state(_ row: SQLRow) throws -> RateLimitState {
        RateLimitState(level: try row.decode("level"), previous: try row.decode("previous"), at: try row.decode("at"))
    }
}
