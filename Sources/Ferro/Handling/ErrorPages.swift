internal import FerroHTTP

/// The innermost step of every chain: turns what a handler throws into its response, so that middleware sees it.
struct ErrorPages: Middleware {
    func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        do {
            return try await next(request, c)
        } catch {
            return ErrorResponder.response(to: error, request, c)
        }
    }
}
