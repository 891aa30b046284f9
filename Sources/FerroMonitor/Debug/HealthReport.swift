#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The answer of `GET /_ferro/health`; the database is in it when `?db=true` asked for it.
public struct HealthReport: Codable, Sendable, Hashable {
    /// How the database is.
    public enum Database: String, Codable, Sendable {
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
    public let database: Database?
    /// What is wrong with the database, fit for anyone to read; absent when nothing is.
    public let databaseError: String?

    /// A report without the database.
    public init(at moment: Date, isReady: Bool = true) {
        self.init(at: moment, isReady: isReady, database: nil, databaseError: nil)
    }

    /// A report on a database that answered, or that failed with an error.
    ///
    /// The endpoint is open to everyone, so pass a message that tells nothing about hosts, files or users.
    public init(at moment: Date, isReady: Bool = true, databaseError: String?) {
        self.init(
            at: moment, isReady: isReady, database: databaseError == nil ? .connected : .error,
            databaseError: databaseError)
    }

    private init(at moment: Date, isReady: Bool, database: Database?, databaseError: String?) {
        self.status = isReady ? "ok" : "draining"
        self.timestamp = DebugTime.text(moment)
        self.database = database
        self.databaseError = databaseError
    }

    private enum CodingKeys: String, CodingKey {
        case status, timestamp, database
        case databaseError = "database_error"
    }
}
