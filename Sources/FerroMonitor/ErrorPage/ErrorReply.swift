import FerroSupport

/// The JSON form of an ``ErrorReport``: what a client that does not read HTML gets.
///
/// In stages like production it is `{"message": …, "request_id": …}`, with `hint` when there is one. In development
/// `error`, `causes`, `location` and `queries` are added.
public struct ErrorReply: Encodable, Sendable {
    struct Cause: Encodable, Sendable {
        let error: String
        let message: String
        let location: String?
    }

    struct Query: Encodable, Sendable {
        let sql: String
        let duration: Double
        let rows: Int?

        private enum CodingKeys: String, CodingKey {
            case sql, rows
            case duration = "duration_ms"
        }
    }

    let message: String
    let hint: String?
    let requestID: String
    let error: String?
    let location: String?
    let causes: [Cause]?
    let queries: [Query]?

    /// Takes from a report what its stage may show.
    public init(_ report: ErrorReport) {
        hint = report.hint
        requestID = report.request.id
        guard report.showsDetails, let first = report.chain.first else {
            message = report.publicMessage
            (error, location, causes, queries) = (nil, nil, nil, nil)
            return
        }
        message = first.message
        error = first.label
        location = first.location?.description
        causes = report.chain.dropFirst().map {
            Cause(error: $0.label, message: $0.message, location: $0.location?.description)
        }
        queries = report.queries.map {
            Query(sql: $0.sql, duration: ErrorPage.milliseconds($0.duration), rows: $0.rows)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case message, hint, error, location, causes, queries
        case requestID = "request_id"
    }
}
