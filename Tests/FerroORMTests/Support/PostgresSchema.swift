import FerroORM
import FerroPostgres
import FerroSQL
import Foundation
import Testing

/// The real PostgreSQL that tests run against, each in a schema of its own.
enum PostgresSchema {
    static let url = ProcessInfo.processInfo.environment["FERRO_TEST_POSTGRES_URL"]
    /// Whether there is one.
    static var isThere: Bool { url != nil }

    /// Runs a closure with a way to open databases whose tables go to a new schema, which is dropped in the end.
    static func with(_ body: (@Sendable () async throws -> Database) async throws -> Void) async throws {
        let configuration = try PostgresConfiguration(url: try #require(url))
        let owner = Database(try await PostgresDatabase(configuration))
        let name = "t_" + UUID().uuidString.lowercased().replacing("-", with: "_")
        try await owner.execute("CREATE SCHEMA \(identifier: name)")
        let open = { @Sendable () async throws -> Database in
            var configuration = configuration
            configuration.parameters["options"] = "-c search_path=\(name)"
            return Database(try await PostgresDatabase(configuration))
        }
        let result: Result<Void, any Error>
        do { result = .success(try await body(open)) } catch { result = .failure(error) }
        try await owner.execute("DROP SCHEMA \(identifier: name) CASCADE")
        await owner.close()
        try result.get()
    }
}
