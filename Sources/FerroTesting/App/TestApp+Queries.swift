internal import Ferro
internal import FerroSQL
public import Testing

extension TestApp {
    /// Runs a closure and expects the requests in it to send no more statements than a number.
    ///
    /// Too many are one issue of the current test, with the statements in it. Jobs and what the test itself asks
    /// ``db`` are not counted.
    ///
    /// ```swift
    /// await app.expectQueries(atMost: 3) { await app.get("/links").expect(.ok) }
    /// ```
    ///
    /// - Parameters:
    ///   - limit: how many statements are allowed, those of all requests together.
    ///   - body: sends the requests.
    /// - Returns: what the closure returned.
    @discardableResult
    public func expectQueries<Value>(
        atMost limit: Int, sourceLocation: Testing.SourceLocation = #_sourceLocation, _ body: () async throws -> Value
    ) async rethrows -> Value {
        let log = QueryLog(capacity: 1000)
        let value = try await RequestScope.$watching.withValue(log) { try await body() }
        log.expectQueries(atMost: limit, sourceLocation: sourceLocation)
        return value
    }
}
