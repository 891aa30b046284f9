internal import FerroPostgres
internal import FerroSQL
internal import Foundation

/// Runs a test in a schema of its own of a PostgreSQL database, and drops the schema afterwards.
///
/// Tests that do so can share one database and run at the same time: what one of them makes no other sees.
///
/// ```swift
/// try await withPostgresSchema("postgres://127.0.0.1/test") { url in
///     let db = Database(try await PostgresDatabase(PostgresConfiguration(url: url)))
/// }
/// ```
///
/// - Parameters:
///   - url: The database; the role must be allowed to create schemas in it.
///   - body: The test, with an address whose connections see the new schema only.
/// - Returns: What the body returned.
/// - Throws: What the body threw, or `SQLError` when the schema cannot be made.
@discardableResult public func withPostgresSchema<Value: Sendable>(
    _ url: String, _ body: (String) async throws -> Value
) async throws -> Value {
    var configuration = try PostgresConfiguration(url: url)
    configuration.pool = PoolConfiguration(minimum: 0, maximum: 1)
    let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
    let owner = Database(try await PostgresDatabase(configuration))
    do {
        try await owner.execute("CREATE SCHEMA \(identifier: name)")
        let own = url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(name)"
        let result: Result<Value, any Error>
        do { result = .success(try await body(own)) } catch { result = .failure(error) }
        try await owner.execute("DROP SCHEMA \(identifier: name) CASCADE")
        await owner.close()
        return try result.get()
    } catch {
        await owner.close()
        throw error
    }
}
