public import FerroSupport

/// What is wrong with an app's routes; it is found when they are frozen, before anything is served.
public struct RoutingError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A path pattern cannot be read.
        public static let pattern = Code(rawValue: "routing.pattern")
        /// Two routes answer the same method and paths.
        public static let duplicateRoute = Code(rawValue: "routing.duplicate_route")
        /// Two routes have one name.
        public static let duplicateName = Code(rawValue: "routing.duplicate_name")
        /// There is more than one fallback.
        public static let duplicateFallback = Code(rawValue: "routing.duplicate_fallback")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it.
    public var message: String
    /// The error that led to this one; none so far.
    public var cause: (any Error)?
    /// The line that added the route.
    public var location: SourceLocation
    /// The code's text.
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

    /// Describes what is wrong with a route, at the line that added it.
    init(_ code: Code, _ message: String, at location: SourceLocation) {
        self.init(code, message, file: location.file, line: location.line)
    }
}
