import FerroPostgres
import FerroSQL
import Synchronization
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The server that the tests run against, and schemas on it.
enum PostgresServer {
    /// Its URL; nil when there is none, and the tests that need it are left out.
    static let url = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]
    /// Whether there is one.
    static var isThere: Bool { url != nil }

    /// A configuration of the server.
    static func configuration() throws -> PostgresConfiguration {
        try PostgresConfiguration(url: try #require(url))
    }

    /// Runs a closure with a configuration whose tables go to a schema of its own, and drops it in the end.
    static func withSchema<Value>(_ body: (PostgresConfiguration) async throws -> Value) async throws -> Value {
        var configuration = try configuration()
        configuration.pool.maximum = 2
        let owner = Database(try await PostgresDatabase(configuration))
        let name = "t_\(UUID().uuidString.lowercased().prefix(13))".replacing("-", with: "_")
        try await owner.execute("CREATE SCHEMA \(identifier: name)")
        configuration.parameters["options"] = "-c search_path=\(name)"
        configuration.pool.maximum = 8
        let result: Result<Value, any Error>
        do { result = .success(try await body(configuration)) } catch { result = .failure(error) }
        try await owner.execute("DROP SCHEMA \(identifier: name) CASCADE")
        await owner.close()
        return try result.get()
    }

    /// Runs a closure with a database in a schema of its own.
    static func withDatabase<Value>(
        maximum: Int = 8, _ body: @Sendable (Database, PostgresDatabase) async throws -> Value
    ) async throws -> Value {
        try await withSchema { configuration in
            var configuration = configuration
            configuration.pool.maximum = maximum
            let driver = try await PostgresDatabase(configuration)
            do {
                let value = try await body(Database(driver), driver)
                await driver.close()
                return value
            } catch {
                await driver.close()
                throw error
            }
        }
    }
}
