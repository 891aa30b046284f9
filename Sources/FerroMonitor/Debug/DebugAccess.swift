public import FerroSupport

/// Decides who may read the debug endpoints.
///
/// ```swift
/// let access = DebugAccess(stage: env.stage, isOpen: configuration.debugEndpoints, token: configuration.debugToken)
/// if case .refused(let refusal) = access.decide(authorization: request.headers[.authorization]) { … }
/// ```
///
/// In development and in tests everyone may. In every other stage `FERRO_DEBUG_ENDPOINTS` must be on and the request
/// must carry `FERRO_DEBUG_TOKEN` as a bearer token (RFC 6750); without a token in the configuration nobody may.
public struct DebugAccess: Sendable {
    /// The answer to a request.
    public enum Decision: Sendable, Hashable {
        /// The endpoint answers.
        case allowed
        /// The endpoint answers 403.
        case refused(DebugRefusal)
    }

    private let stage: Stage
    private let isOpen: Bool
    private let token: Secret<String>?

    /// Takes what the configuration says.
    public init(stage: Stage, isOpen: Bool, token: Secret<String>?) {
        self.stage = stage
        self.isOpen = isOpen
        self.token = token
    }

    /// Decides on a request by its `Authorization` field.
    ///
    /// The health endpoint asks nobody. Tokens are compared in a time that does not depend on where they differ.
    public func decide(isHealth: Bool = false, authorization: String?) -> Decision {
        guard !isHealth, stage.isProductionLike else { return .allowed }
        guard isOpen else { return .refused(.closed) }
        guard let token, !token.reveal().isEmpty else { return .refused(.noTokenConfigured) }
        guard let given = Self.bearerToken(authorization) else { return .refused(.noTokenGiven) }
        return token.matches(given) ? .allowed : .refused(.wrongToken)
    }

    private static func bearerToken(_ field: String?) -> Substring? {
        guard let field else { return nil }
        let parts = field.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return parts[1]
    }
}
