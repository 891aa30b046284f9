import HTTPTypes

/// What a request refers to; nothing in it changes.
final class RequestParts: Sendable {
    struct Fields: Sendable {
        var method: HTTPRequest.Method
        var path: String
        var query: QueryItems
        var headers: Headers
        var body: RequestBody
        var version: HTTPVersion
        var remoteAddress: String?
        var authority: String
        var scheme: String
        var loop: Int
        var id: RequestID
    }

    let fields: Fields

    init(_ fields: Fields) { self.fields = fields }
}
