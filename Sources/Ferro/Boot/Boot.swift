package import FerroSupport
internal import Logging

/// From an app's type to its runtime: reads the environment, makes the settings, opens everything.
package enum Boot<App: Application> {
    /// The environment of this process and of the `.env` files in the current directory.
    package static func environment() throws -> Env {
        try Env.load()
    }

    /// The app's settings; every variable that is malformed is named at once.
    package static func config(_ app: App, _ env: Env) throws -> Config {
        try env.check(FerroEnvironment.declarations + app.environment)
        return try app.config(env)
    }

    /// Opens the app, runs a body and closes the app, whatever the body did.
    package static func with<Value: Sendable>(
        migrating: Bool = false, _ body: (Runtime) async throws -> Value
    ) async throws -> Value {
        let app = App()
        let config = try config(app, try environment())
        let runtime = try await Runtime(app, config: config, logger: config.makeLogger())
        do {
            if migrating { try await runtime.migrateIfDevelopment() }
            let value = try await body(runtime)
            await runtime.close()
            return value
        } catch {
            await runtime.close()
            throw error
        }
    }
}
