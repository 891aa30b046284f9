import FerroHTTP
import HTTPTypes
import Logging

/// What all connections of a server have in common.
struct ConnectionSettings: Sendable {
    let configuration: ServerConfiguration
    let encoder: HTTP1ResponseEncoder
    let responder: Responder
    let logger: Logger
    var http2: HTTP2Configuration { configuration.http2 }
    var limits: HTTPLimits { configuration.limits }
    /// How long the body of a request may be; nil for what the limits say.
    let bodyLimit: (@Sendable (HTTPRequest.Method, String) -> Int?)?

    init(
        _ configuration: ServerConfiguration, logger: Logger,
        bodyLimit: (@Sendable (HTTPRequest.Method, String) -> Int?)?, responder: @escaping Responder
    ) {
        self.configuration = configuration
        self.encoder = HTTP1ResponseEncoder(serverName: configuration.serverName)
        self.responder = responder
        self.logger = logger
        self.bodyLimit = bodyLimit
    }
}
