/// What is wrong with the environment the program was started in.
///
/// The message names the variable, where it was read and what was expected. The value of a secret is never in it.
public struct EnvError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A variable that the app cannot do without is not set, or is empty.
        public static let missing = Code(rawValue: "env.missing")
        /// A variable holds text that its key does not accept.
        public static let malformed = Code(rawValue: "env.malformed")
        /// A line of a `.env` file is not one.
        public static let syntax = Code(rawValue: "env.syntax")
        /// A `.env` file exists and cannot be read.
        public static let file = Code(rawValue: "env.file")
        /// `APP_ENV` is not a name, or two places disagree about it.
        public static let stage = Code(rawValue: "env.stage")
        /// Several variables are wrong; ``EnvError/problems`` has each.
        public static let several = Code(rawValue: "env.several")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it.
    public var message: String
    /// The variable it is about, when it is about one.
    public var variable: String?
    /// Each of several failures; empty when this is one failure.
    public var problems: [EnvError]
    /// The error that led to this one.
    public var cause: (any Error)?
    /// The line that asked for the value.
    public var location: SourceLocation
    /// The code's static text.
    public var label: String { code.rawValue }

    /// Describes a failure.
    public init(
        _ code: Code, _ message: String, variable: String? = nil, problems: [EnvError] = [],
        cause: (any Error)? = nil, file: String = #fileID, line: UInt = #line
    ) {
        self.code = code
        self.message = message
        self.variable = variable
        self.problems = problems
        self.cause = cause
        location = SourceLocation(file: file, line: line)
    }
}
