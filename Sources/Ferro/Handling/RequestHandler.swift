package import FerroHTTP
internal import FerroMonitor
internal import FerroRouting
internal import HTTPTypes

/// Answers requests: finds the route, runs its chain, turns errors into pages and counts what happened.
package final class RequestHandler: Sendable {
    private let runtime: Runtime
    private let debug: DebugEndpoints
    private let defaults: HeaderDefaults
    private let collectsMetrics: Bool
    private let answersAnyHost: Bool
    /// The patterns of the routes by their indexes.
    private let paths: [String]

    package init(_ runtime: Runtime) {
        self.runtime = runtime
        debug = DebugEndpoints(runtime)
        defaults = HeaderDefaults(runtime.config.security.headers.fields)
        answersAnyHost = runtime.config.security.allowedHosts.allowsAny
        paths = runtime.table.routes.map(\.path)
        collectsMetrics = runtime.config.monitor.collectsMetrics
    }

    /// Answers one request; it never throws, because an error has its own answer.
    nonisolated(nonsending) package func respond(to request: Request) async -> Response {
        if request.path.hasPrefix(DebugEndpoints.prefix) {
            // Where they need no token, a page that gave itself the app's address must not read them.
            if runtime.config.stage == .development, request.path != DebugEndpoints.prefix + "health",
                isMisdirected(request)
            {
                return finish(await misdirected(request), request)
            }
            return finish(await debug.respond(to: request), request)
        }
        if isMisdirected(request) { return finish(await misdirected(request), request) }
        let start = ContinuousClock.now
        // The usual way has no step of its own: each one that may suspend costs.
        guard case .found(let index, let parameters) = runtime.table.match(request.method, request.path),
            let chain = runtime.table.next(for: index)
        else {
            let (response, slot) = await answerOutside(request)
            return finish(count(response, request, slot, since: start), request)
        }
        let c = context(request, parameters, route: paths[index])
        let response: Response
        do {
            response = try await chain(request, c)
        } catch {
            response = ErrorResponder.response(to: error, request, c)
        }
        return finish(count(response, request, .route(index), since: start), request)
    }

    /// Counts a request.
    private func count(
        _ response: Response, _ request: Request, _ slot: MetricsRoute, since start: ContinuousClock.Instant
    ) -> Response {
        if collectsMetrics {
            runtime.metrics.record(
                loop: request.loop, route: slot, status: response.status.code, duration: start.duration(to: .now))
        }
        return response
    }

    /// Whether a request is for a host that is none of the app's.
    private func isMisdirected(_ request: Request) -> Bool {
        guard !answersAnyHost else { return false }
        let security = runtime.config.security
        let proxies = security.trustedProxies
        let host = proxies.ranges.isEmpty ? request.authority : proxies.origin(of: request).authority
        // HTTP/1.0 may leave the host out, and no link can be led astray by none.
        return !host.isEmpty && !security.allowedHosts.allows(host)
    }

    /// The answer to such a request (RFC 9110, 15.5.20).
    private func misdirected(_ request: Request) async -> Response {
        await outside(request) {
            throw Abort(
                .misdirectedRequest, "This server does not answer for the host that was asked for.",
                hint: "If it should, add the host to ALLOWED_HOSTS.")
        }
    }

    /// Answers a request that no route has.
    private func answerOutside(_ request: Request) async -> (Response, MetricsRoute) {
        // OPTIONS * asks about the server as a whole (RFC 9110, 9.3.7).
        if request.path == "*" { return (await outside(request) { Response(status: .noContent) }, .unmatched) }
        switch runtime.table.match(request.method, request.path) {
        case .methodNotAllowed(let allowed): return (await refuse(request, allowed), .unmatched)
        case .found, .notFound: return await unmatched(request)
        case .badPath:
            return (await outside(request) { throw Abort(.badRequest, "The path is not a valid one.") }, .unmatched)
        }
    }

    /// Answers a path that no route has: with a public file, with the app's own fallback, or with 404.
    private func unmatched(_ request: Request) async -> (Response, MetricsRoute) {
        if let file = await runtime.publicFiles.respond(to: request) { return (file, .publicFiles) }
        if let fallback = runtime.table.fallback {
            return (await run(fallback, request, context(request)), .unmatched)
        }
        if request.method != .get, request.method != .head, await runtime.publicFiles.contains(request.path) {
            return (await refuse(request, [.get, .head, .options]), .publicFiles)
        }
        return (await outside(request) { throw Abort(.notFound, "There is nothing at \(request.path).") }, .unmatched)
    }

    /// Answers a method that the path does not have: OPTIONS with the list, others with 405 and the list.
    private func refuse(_ request: Request, _ allowed: [HTTPRequest.Method]) async -> Response {
        let methods = allowed.map(\.rawValue).joined(separator: ", ")
        return await outside(request) {
            guard request.method == .options else {
                throw Abort(
                    .methodNotAllowed, "\(request.method.rawValue) is not answered here.", headers: [.allow: methods],
                    hint: "Use one of \(methods).")
            }
            return Response(status: .noContent, headers: [.allow: methods])
        }
    }

    private func outside(
        _ request: Request, _ answer: @escaping @Sendable () throws -> Response
    ) async -> Response {
        await run(runtime.table.outside { _, _ in try answer() }, request, context(request))
    }

    private func run(_ chain: Next, _ request: Request, _ c: Context) async -> Response {
        do {
            return try await chain(request, c)
        } catch {
            return ErrorResponder.response(to: error, request, c)
        }
    }

    private func context(_ request: Request, _ parameters: Parameters = Parameters(), route: String? = nil) -> Context {
        Context(scope: RequestScope(runtime: runtime, request: request, parameters: parameters, route: route))
    }

    private func finish(_ response: Response, _ request: Request) -> Response {
        var response = response
        response.headers.finish(.xRequestID, request.id, defaults: defaults)
        return response
    }
}
