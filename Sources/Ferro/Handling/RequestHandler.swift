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

    package init(_ runtime: Runtime) {
        self.runtime = runtime
        debug = DebugEndpoints(runtime)
        defaults = HeaderDefaults(runtime.config.security.headers.fields)
        collectsMetrics = runtime.config.monitor.collectsMetrics
    }

    /// Answers one request; it never throws, because an error has its own answer.
    package func respond(to request: Request) async -> Response {
        if request.path.hasPrefix(DebugEndpoints.prefix) {
            return finish(await debug.respond(to: request), request)
        }
        if let refusal = await misdirected(request) { return finish(refusal, request) }
        let start = ContinuousClock.now
        let (response, slot) = await answer(request)
        if collectsMetrics {
            runtime.metrics.record(
                loop: request.loop, route: slot, status: response.status.code, duration: start.duration(to: .now))
        }
        return finish(response, request)
    }

    /// The answer to a request for a host that is none of the app's (RFC 9110, 15.5.20).
    private func misdirected(_ request: Request) async -> Response? {
        let security = runtime.config.security
        guard !security.allowedHosts.allowsAny else { return nil }
        let proxies = security.trustedProxies
        let host = proxies.ranges.isEmpty ? request.authority : proxies.origin(of: request).authority
        guard !security.allowedHosts.allows(host) else { return nil }
        return await outside(request) {
            throw Abort(
                .misdirectedRequest, "This server does not answer for the host that was asked for.",
                hint: "If it should, add the host to ALLOWED_HOSTS.")
        }
    }

    private func answer(_ request: Request) async -> (Response, MetricsRoute) {
        // OPTIONS * asks about the server as a whole (RFC 9110, 9.3.7).
        if request.path == "*" { return (await outside(request) { Response(status: .noContent) }, .unmatched) }
        switch runtime.table.match(request.method, request.path) {
        case .found(let index, let parameters):
            guard let chain = runtime.table.next(for: index) else { return await unmatched(request) }
            let c = context(request, parameters, route: runtime.table.routes[index].path)
            return (await run(chain, request, c), .route(index))
        case .methodNotAllowed(let allowed):
            return (await refuse(request, allowed), .unmatched)
        case .notFound:
            return await unmatched(request)
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
