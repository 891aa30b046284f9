internal import FerroHTTP
internal import FerroMonitor
internal import FerroORM
internal import FerroSQL
internal import FerroSupport
internal import FerroValidation
internal import HTTPTypes
internal import Logging

/// Turns an error into what the client sees: a page or JSON by its `Accept`, with details only in development.
enum ErrorResponder {
    static func response(to error: any Error, _ request: Request, _ c: Context) -> Response {
        let error = described(error)
        let report = ErrorReport(
            error, request: request, route: c.route, showsDetails: c.config.showsErrorDetails, stage: c.config.stage,
            queries: c.scope.queries.map(queries) ?? [])
        if report.status.code >= 500 {
            c.logger.error(
                "\(request.method.rawValue) \(request.path) failed",
                metadata: ["status": "\(report.status.code)", "error": "\(error)"])
        }
        var response = answer(report, error, request)
        for (name, value) in (error as? any HTTPError)?.headers ?? [:] { response.headers[name] = value }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private static func answer(_ report: ErrorReport, _ error: any Error, _ request: Request) -> Response {
        if request.prefersHTML {
            var response = Response.html(ErrorPage.html(report), status: report.status)
            response.headers[.contentSecurityPolicy] = ErrorPage.contentSecurityPolicy
            return response
        }
        if let error = error as? ValidationError { return json(error, report.status) }
        if let error = error as? TooManyRequests { return json(error.reply(to: request), report.status) }
        return json(ErrorReply(report), report.status)
    }

    /// The errors of other libraries, given the answer they mean.
    private static func described(_ error: any Error) -> any Error {
        switch error {
        case is CancellationError: stopped(error)
        case let error as SQLError where error.code == .cancelled: stopped(error)
        case let error as ORMError where error.violation?.fields.isEmpty == false:
            error.violation.map { ValidationError($0, cause: error) } ?? error
        case let error as DecodingError:
            Abort(
                .unprocessableContent, "The body does not have the expected form.", hint: place(of: error), cause: error
            )
        default: error
        }
    }

    /// The answer to a request whose task was cancelled: the client left, or the server stops.
    private static func stopped(_ cause: any Error) -> Abort {
        Abort(.serviceUnavailable, "The request was stopped.", headers: [.retryAfter: "1"], cause: cause)
    }

    /// The coding path of the value that could not be read.
    private static func place(of error: DecodingError) -> String? {
        let path: [any CodingKey] =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            @unknown default: []
            }
        guard !path.isEmpty else { return nil }
        return "Look at \(path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "."))."
    }

    private static func json(_ value: some Encodable, _ status: HTTPResponse.Status) -> Response {
        guard let body = try? JSONBody.encode(value) else { return Response(status: status) }
        return .json(bytes: body, status: status)
    }

    private static func queries(_ log: QueryLog) -> [QueryRecord] {
        log.entries.map { QueryRecord(sql: $0.text, duration: $0.duration, rows: $0.failed ? nil : $0.rows) }
    }
}

extension Request {
    /// Whether an answer should be a page: the client names HTML in `Accept` and likes it at least as well as JSON.
    var prefersHTML: Bool {
        headers[.accept]?.contains("text/html") == true && preferredType(among: [.html, .json]) == .html
    }
}
