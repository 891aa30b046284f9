/// Why a debug endpoint does not answer.
public enum DebugRefusal: String, Sendable, Hashable, CaseIterable {
    /// `FERRO_DEBUG_ENDPOINTS` is off.
    case closed
    /// `FERRO_DEBUG_TOKEN` is not set or empty.
    case noTokenConfigured
    /// The request has no bearer token.
    case noTokenGiven
    /// The request's bearer token is another one.
    case wrongToken

    /// What the client is told: the same for all, so that nothing about the configuration leaks.
    public static let publicMessage = "Debug endpoints are closed here."

    /// What the log says, with the way to open the endpoint.
    public var logMessage: String {
        switch self {
        case .closed: "debug endpoint refused: set FERRO_DEBUG_ENDPOINTS=true to open them in this stage"
        case .noTokenConfigured: "debug endpoint refused: set FERRO_DEBUG_TOKEN to a long random text"
        case .noTokenGiven: "debug endpoint refused: the request has no \"Authorization: Bearer\" token"
        case .wrongToken: "debug endpoint refused: the request's bearer token is not FERRO_DEBUG_TOKEN"
        }
    }
}
