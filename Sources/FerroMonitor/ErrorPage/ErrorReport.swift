public import FerroHTTP
public import FerroSupport
public import HTTPTypes

/// What is known about a request that failed, ready to be shown as a page or as JSON.
///
/// ```swift
/// let report = ErrorReport(error, request: request, route: "/links/{link}", stage: env.stage, queries: queries)
/// let page = Response.html(ErrorPage.html(report), status: report.status)
/// ```
///
/// In a stage like production nothing but the status, a sentence and the request's id is ever shown.
public struct ErrorReport: Sendable {
    /// One error of the chain that ends in the failure.
    public struct Link: Sendable, Hashable {
        /// The kind of error: the label of a ``FerroError``, else the type's name.
        public let label: String
        /// What happened.
        public let message: String
        /// The line that threw it, when the error knows.
        public let location: SourceLocation?
    }

    /// A fact about the process, such as its uptime.
    public struct Fact: Sendable, Hashable {
        /// What it is about.
        public let name: String
        /// The fact.
        public let value: String

        /// States a fact.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The status of the response.
    public let status: HTTPResponse.Status
    /// What anyone may read.
    public let publicMessage: String
    /// How the client can do better, when the error knows; anyone may read it.
    public let hint: String?
    /// The error and its causes, outermost first, at least one.
    public let chain: [Link]
    /// The request.
    public let request: RequestSummary
    /// The statements the request ran, at most 200.
    public let queries: [QueryRecord]
    /// How many statements it ran in all.
    public let queryCount: Int
    /// How long they took in all.
    public let queryTime: Duration
    /// Facts about the process.
    public let facts: [Fact]
    /// Where the program runs.
    public let stage: Stage
    /// Whether details may be shown: never where strangers are.
    public let showsDetails: Bool

    /// Sums up a failure; an error that knows no status is a 500.
    ///
    /// - Parameter showsDetails: False hides the details in development too; true shows them nowhere but there and in tests.
    public init(
        _ error: any Error, request: Request, route: String?, showsDetails: Bool = true, stage: Stage,
        queries: [QueryRecord] = [], facts: [Fact] = []
    ) {
        let known = error as? any HTTPError
        let status = known?.status ?? .internalServerError
        self.status = status
        self.publicMessage = known.map { RequestSummary.cut($0.publicMessage) } ?? Self.sentence(for: status)
        self.hint = known?.hint.map { RequestSummary.cut($0) }
        self.chain = error.causeChain.map(Self.link)
        self.request = RequestSummary(request, route: route)
        self.queries = queries.prefix(200).map {
            QueryRecord(sql: RequestSummary.cut($0.sql, to: 4000), duration: $0.duration, rows: $0.rows)
        }
        self.queryCount = queries.count
        self.queryTime = queries.reduce(.zero) { $0 + $1.duration }
        self.facts = facts
        self.stage = stage
        self.showsDetails = showsDetails && !stage.isProductionLike
    }

    /// What a stranger is told about an error that has no words of its own.
    static func sentence(for status: HTTPResponse.Status) -> String {
        status.code >= 500
            ? "Something went wrong on our side. Please try again in a moment."
            : status.reasonPhrase.isEmpty ? "This request cannot be answered." : status.reasonPhrase
    }

    private static func link(_ error: any Error) -> Link {
        if let error = error as? any FerroError {
            return Link(
                label: error.label, message: RequestSummary.cut(error.message, to: 8000), location: error.location)
        }
        let message = (error as? any HTTPError)?.publicMessage ?? String(describing: error)
        return Link(
            label: RequestSummary.cut(String(describing: type(of: error)), to: 200),
            message: RequestSummary.cut(message, to: 8000), location: nil)
    }
}
