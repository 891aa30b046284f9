public import Ferro

/// Serves a real app on a free port of this machine while a body runs: for browsers and other real clients.
///
/// ```swift
/// try await withServer(App.self) { server in
///     let page = try await browser.load(server.url + "/links")
/// }
/// ```
///
/// Everything else is as in ``withApp(_:environment:replacing:_:)``. The server stops when the body ends.
@discardableResult public func withServer<App: Application, Value: Sendable>(
    _ type: App.Type, environment: [String: String] = [:],
    _ body: @escaping @Sendable (TestServer) async throws -> Value
) async throws -> Value {
    try await withApp(type, environment: environment) { app in
        let bound = AsyncStream.makeStream(of: ServerAddress.self)
        let server = app.runtime.server(ServerConfiguration(port: 0)) { bound.continuation.yield($0) }
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { bound.continuation.finish() }
                try await server.run()
            }
            guard let address = await bound.stream.first(where: { _ in true }) else {
                try await tasks.waitForAll()
                throw ApplicationError(.missing, "the server stopped before it was bound: its log says why")
            }
            let result: Result<Value, any Error>
            do {
                result = .success(try await body(TestServer(app: app, url: "http://\(address)")))
            } catch {
                result = .failure(error)
            }
            tasks.cancelAll()
            try await tasks.waitForAll()
            return try result.get()
        }
    }
}

/// An app under test that is served.
public struct TestServer: Sendable {
    /// The app behind it.
    public let app: TestApp
    /// Its address without a slash at the end, `http://127.0.0.1:41234`.
    public let url: String
}
