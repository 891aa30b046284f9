public import HTTPTypes

/// An error that knows the response it should become.
///
/// ```swift
/// struct QuotaExceeded: HTTPError {
///     var status: HTTPResponse.Status { .tooManyRequests }
///     var publicMessage: String { "You have made all requests of this hour." }
/// }
/// ```
public protocol HTTPError: Error {
    /// The status of the response.
    var status: HTTPResponse.Status { get }
    /// Fields the response carries, such as `Retry-After`; none by default.
    var headers: Headers { get }
    /// What the client is told, safe to show to anyone; the status's reason phrase by default.
    var publicMessage: String { get }
    /// How the client can do better, safe to show to anyone; nil by default.
    var hint: String? { get }
}

extension HTTPError {
    /// None.
    public var headers: Headers { [:] }
    /// The reason phrase of the status.
    public var publicMessage: String { status.publicPhrase }
    /// None.
    public var hint: String? { nil }
}

extension HTTPResponse.Status {
    /// The reason phrase, or `Status 799` for a code that has none.
    var publicPhrase: String { reasonPhrase.isEmpty ? "Status \(code)" : reasonPhrase }
}
