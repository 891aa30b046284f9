import FerroTesting
import Foundation
import Logging

@testable import Ferro

/// Runs a body on an opened app without the migrations and the requests that `withApp` makes.
func withRuntime<App: Application>(
    _ app: App, stage: Stage = .test, _ values: [String: String] = [:], lines: Lines = Lines(),
    _ body: (Runtime) async throws -> Void
) async throws {
    var defaults = [
        "DATABASE_URL": "sqlite::memory:", "APP_URL": "https://sample.example", "QUEUE_CONNECTION": "database",
    ]
    if let url = ProcessInfo.processInfo.environment["FERRO_TEST_DATABASE_URL"], values["DATABASE_URL"] == nil {
        return try await withPostgresSchema(url) { url in
            defaults["DATABASE_URL"] = url
            try await withRuntime(app, stage: stage, defaults.merging(values) { _, new in new }, lines: lines, body)
        }
    }
    let env = Env(stage: stage, values: defaults.merging(values) { _, new in new })
    let runtime = try await Runtime(
        app, config: try Boot<App>.config(app, env), logger: Logger(label: "test") { _ in lines })
    do {
        try await body(runtime)
    } catch {
        await runtime.close()
        throw error
    }
    await runtime.close()
}
