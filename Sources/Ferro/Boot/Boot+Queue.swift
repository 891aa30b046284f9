internal import FerroSQL

extension Boot {
    /// Opens the app, runs a body that looks at its queue and closes the app.
    ///
    /// - Throws: ``ApplicationError`` when the queue's tables are not there, and what the body throws.
    static func withQueue<Value: Sendable>(_ body: (Runtime) async throws -> Value) async throws -> Value {
        try await with { runtime in try await explaining { try await body(runtime) } }
    }

    /// Says what to do when a table is missing.
    static func explaining<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as SQLError {
            guard error.code == .statement,
                error.message.contains("no such table") || error.message.contains("does not exist")
            else { throw error }
            throw ApplicationError(
                .command, "the queue has no tables yet, or not those of this version: run `web db:migrate`",
                cause: error)
        }
    }
}
