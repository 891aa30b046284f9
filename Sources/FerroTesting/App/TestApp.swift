public import Ferro
internal import Foundation
internal import NIOCore
internal import Testing

/// Runs a real app in memory: its routes, middleware, database and queue, without a socket.
///
/// ```swift
/// try await withApp(App.self) { app in
///     try await app.post("api/links", json: SubmitLink(…)).expect(.created)
///     #expect(try await app.work() == 1)
/// }
/// ```
///
/// Every app has a SQLite database of its own in memory, with all migrations run, and keeps pushed jobs until ``TestApp/work()``.
/// It is closed when the body returns or throws. Where the process is started with `FERRO_TEST_DATABASE_URL`, a PostgreSQL
/// address, the rows are kept there, in a schema of the test's own: the same tests show that the app runs on both.
///
/// - Parameters:
///   - type: The app.
///   - environment: Variables that differ from a test's defaults.
///   - replacing: Services to replace with fakes.
@discardableResult public func withApp<App: Application, Value: Sendable>(
    _ type: App.Type, environment: [String: String] = [:], replacing: (inout Services) -> Void = { _ in },
    _ body: (TestApp) async throws -> Value
) async throws -> Value {
    var values = [
        "APP_ENV": "testing", "DATABASE_URL": "sqlite::memory:", "QUEUE_CONNECTION": "database",
        "LOG_LEVEL": "critical",
    ]
    if let url = ProcessInfo.processInfo.environment["FERRO_TEST_DATABASE_URL"], environment["DATABASE_URL"] == nil {
        return try await withPostgresSchema(url) { url in
            values["DATABASE_URL"] = url
            values["DB_MAX_CONNECTIONS"] = "4"
            return try await run(App(), values.merging(environment) { _, new in new }, replacing, body)
        }
    }
    return try await run(App(), values.merging(environment) { _, new in new }, replacing, body)
}

private func run<App: Application, Value: Sendable>(
    _ app: App, _ values: [String: String], _ replacing: (inout Services) -> Void,
    _ body: (TestApp) async throws -> Value
) async throws -> Value {
    let env = Env(stage: Stage(environmentName: values["APP_ENV"]) ?? .test, values: values)
    let config = try Boot<App>.config(app, env)
    let events = RecordedEvents()
    var seams = Seams()
    seams.engine = { engine, sealer in RecordingEngine(engine, sealer: sealer) }
    seams.events = { events.watching($0, runsListeners: true) }
    let runtime = try await Runtime(
        app, config: config, logger: config.makeLogger(), seams: seams, replacing: replacing)
    do {
        _ = try await runtime.migrator.migrate()
        let value = try await body(TestApp(runtime: runtime, events: events))
        await runtime.close()
        return value
    } catch {
        await runtime.close()
        throw error
    }
}

/// An app under test.
public struct TestApp: Sendable {
    let runtime: Runtime
    /// The events that were dispatched; their listeners run as they do in the app.
    public let events: RecordedEvents

    /// The app's database.
    public var db: Database { runtime.database }
    /// The app's queue.
    public var queue: Queue { runtime.queue }

    /// Sends a request and answers what the app answers, a streamed body read to its end.
    ///
    /// A stream that fails is recorded as an issue, and leaves an empty body.
    public func send(_ request: Request) async -> TestResponse {
        var response = await RequestHandler(runtime).respond(to: request)
        do {
            response.body = .buffer(try await response.body.collect())
        } catch {
            Issue.record(error, "the body of \(request.method.rawValue) \(request.path) failed")
            response.body = .empty
        }
        return TestResponse(request: request, response: response)
    }

    /// Sends a GET request; a leading slash may be left out.
    public func get(_ target: String, headers: Headers = [:]) async -> TestResponse {
        await send(Self.request(.get, target, headers))
    }

    /// Sends a request with a method and a body of raw bytes.
    public func send(
        _ method: HTTPRequest.Method, _ target: String, headers: Headers = [:], body: String = ""
    ) async -> TestResponse {
        await send(Self.request(method, target, headers, ByteBuffer(string: body)))
    }

    /// Sends a POST request with a value as JSON.
    public func post(_ target: String, json: some Encodable, headers: Headers = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/json"
        return await send(Self.request(.post, target, headers, try JSONBody.encode(json)))
    }

    /// Sends a POST request with the fields of a form, as a page of the same site would.
    public func post(
        _ target: String, form: KeyValuePairs<String, String>, headers: Headers = [:]
    ) async -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.accept] = headers[.accept] ?? "text/html"
        let body = form.map { "\(Self.escaped($0.key))=\(Self.escaped($0.value))" }.joined(separator: "&")
        return await send(Self.request(.post, target, headers, ByteBuffer(string: body)))
    }

    /// Runs the jobs that are due, and those that they push, in this process; ticks of the schedule are not taken.
    ///
    /// - Returns: How many ran.
    @discardableResult public func work() async throws -> Int {
        try await runtime.worker().drain()
    }

    /// Runs the app's seeders.
    public func seed() async throws { try await runtime.seed(onlyIfEmpty: false) }

    private static func request(
        _ method: HTTPRequest.Method, _ target: String, _ headers: Headers, _ body: ByteBuffer = ByteBuffer()
    ) -> Request {
        let target = target.hasPrefix("/") ? target : "/" + target
        return Request(method: method, path: target, headers: headers, body: RequestBody(body))
    }

    private static func escaped(_ text: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
