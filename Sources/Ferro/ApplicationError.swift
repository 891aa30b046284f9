public import FerroSupport

/// What keeps an app from starting or one of its commands from finishing.
public struct ApplicationError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A setting is missing or contradicts another.
        public static let configuration = Code(rawValue: "app.configuration")
        /// A command was asked for something it cannot do.
        public static let command = Code(rawValue: "app.command")
        /// Something that the app names is not there: a path parameter, a service.
        public static let missing = Code(rawValue: "app.missing")
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
        location = SourceLocation(file: file, line: line)
    }
}
