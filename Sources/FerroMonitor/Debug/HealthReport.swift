#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The answer of `GET /_ferro/health`; the database and Redis are in it when `?db=true` and `?redis=true` asked for them.
public struct HealthReport: Codable, Sendable, Hashable {
    /// How a server that the app uses is.
    public enum Connection: String, Codable, Sendable {
        /// It answered.
        case connected
        /// It did not.
        case error
    }

    /// `ok` while the process wants requests, `draining` once it was told to stop.
    public let status: String
    /// The moment of the answer in RFC 3339, UTC, with milliseconds.
    public let timestamp: String
    /// How the database is; absent when nobody asked.
    public private(set) var database: Connection?
    /// What is wrong with the database, fit for anyone to read; absent when nothing is.
    public private(set) var databaseError: String?
    /// How Redis is; absent when nobody asked.
    public private(set) var redis: Connection?
    /// What is wrong with Redis, fit for anyone to read; absent when nothing is.
    public private(set) var redisError: String?

    /// A report on the process alone.
    public init(at moment: Date, isReady: Bool = true) {
        status = isReady ? "ok" : "draining"
        timestamp = DebugTime.text(moment)
    }

    /// Adds how the database is: what is wrong with it, or nil when it answered.
    ///
    /// The endpoint is open to everyone, so pass a message that tells nothing about hosts, files or users.
    public mutating func add(databaseProblem problem: String?) {
        database = problem == nil ? .connected : .error
        databaseError = problem
    }

    /// Adds how Redis is: what is wrong with it, or nil when it answered; the same care holds for the message.
    public mutating func add(redisProblem problem: String?) {
        redis = problem == nil ? .connected : .error
        redisError = problem
    }

    private enum CodingKeys: String, CodingKey {
        case status, timestamp, database, redis
        case databaseError = "database_error"
        case redisError = "redis_error"
    }
}
