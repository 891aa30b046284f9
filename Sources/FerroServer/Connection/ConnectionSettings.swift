import FerroHTTP
import Logging

/// What all connections of a server have in common.
struct ConnectionSettings: Sendable {
    let configuration: ServerConfiguration
    let encoder: HTTP1ResponseEncoder
    let responder: Responder
    let logger: Logger

    init(_ configuration: ServerConfiguration, logger: Logger, responder: @escaping Responder) {
        self.configuration = configuration
        self.encoder = HTTP1ResponseEncoder(serverName: configuration.serverName)
        self.responder = responder
        self.logger = logger
    }
}
