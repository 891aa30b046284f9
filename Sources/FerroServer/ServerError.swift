public import FerroSupport

/// What keeps a server from running.
public struct ServerError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Another program listens on the port.
        public static let portInUse = Code(rawValue: "server.port_in_use")
        /// The system does not let this program listen on the port.
        public static let portForbidden = Code(rawValue: "server.port_forbidden")
        /// The certificate or its key cannot be used.
        public static let certificate = Code(rawValue: "server.certificate")
        /// The address cannot be listened on for another reason.
        public static let bind = Code(rawValue: "server.bind")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it.
    public var message: String
    /// The error that led to this one.
    public var cause: (any Error)?
    /// The line that threw it.
    public var location: SourceLocation
    /// The text of its code, safe as a metric label.
    public var label: String { code.rawValue }

    /// Describes a failure.
    public init(
        _ code: Code, _ message: String, cause: (any Error)? = nil, file: String = #fileID, line: UInt = #line
    ) {
        self.code = code
        self.message = message
        self.cause = cause
        self.location = SourceLocation(file: file, line: line)
    }
}
