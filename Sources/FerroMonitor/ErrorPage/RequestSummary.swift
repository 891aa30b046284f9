public import FerroHTTP
import FerroSupport
import HTTPTypes

/// The parts of a request that an error page shows.
///
/// It never holds a secret: values of headers and query parameters whose name tells of one are replaced when it is
/// made, and the query of a `Referer` is dropped.
public struct RequestSummary: Sendable, Hashable {
    /// A name and its value as shown.
    public struct Field: Sendable, Hashable {
        /// The name.
        public let name: String
        /// The value; `<redacted>` for a secret.
        public let value: String
    }

    /// The method, `GET`.
    public let method: String
    /// The path as received, without the query.
    public let path: String
    /// The pattern of the route; nil when none matched.
    public let route: String?
    /// The request's id.
    public let id: String
    /// The header fields, at most 100.
    public let headers: [Field]
    /// The query parameters, decoded, at most 100.
    public let query: [Field]

    /// Sums up a request.
    public init(_ request: Request, route: String?) {
        method = request.method.rawValue
        path = Self.cut(request.path)
        self.route = route
        id = request.id
        headers = request.headers.prefix(100).map { Self.header($0.name.rawName, $0.value) }
        query = request.query.all.prefix(100).map { Self.field($0.name, $0.value) }
    }

    static func cut(_ text: String, to limit: Int = 2000) -> String {
        text.unicodeScalars.count <= limit
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…"
    }

    private static func header(_ name: String, _ value: String) -> Field {
        guard name.lowercased() == "referer", let mark = value.firstIndex(of: "?") else { return field(name, value) }
        return Field(name: name, value: cut(String(value[..<mark])) + "?<redacted>")
    }

    private static func field(_ name: String, _ value: String) -> Field {
        Field(name: cut(name, to: 200), value: SensitiveName.matches(name) ? "<redacted>" : cut(value))
    }
}
