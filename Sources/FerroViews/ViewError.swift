public import FerroSupport

/// What went wrong between a page and its template.
public struct ViewError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The folder of the templates cannot be read.
        public static let directory = Code(rawValue: "view.directory")
        /// No template has that name.
        public static let missingTemplate = Code(rawValue: "view.missing_template")
        /// The name is not one a template can have.
        public static let name = Code(rawValue: "view.name")
        /// The template is not valid Mustache, or uses what Ferro refuses.
        public static let syntax = Code(rawValue: "view.syntax")
        /// The file of a template cannot be read.
        public static let unreadable = Code(rawValue: "view.unreadable")
        /// Partials include each other without end.
        public static let recursion = Code(rawValue: "view.recursion")
        /// The value given to a template cannot be shown by one.
        public static let context = Code(rawValue: "view.context")
        /// A template asks for a name that its context does not have.
        public static let unknownName = Code(rawValue: "view.unknown_name")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it; it begins with the template's `file:line` where there is one.
    public var message: String
    /// The template file, as a path that opens from the working directory.
    public var file: String?
    /// The line in ``file``, from 1.
    public var line: Int?
    /// The error that led to this one.
    public var cause: (any Error)?
    /// The line that threw it.
    public var location: SourceLocation
    /// The code's static text.
    public var label: String { code.rawValue }

    /// Describes a failure.
    public init(
        _ code: Code, _ message: String, file: String? = nil, line: Int? = nil,
        cause: (any Error)? = nil, thrownIn thrower: String = #fileID, at throwerLine: UInt = #line
    ) {
        self.code = code
        let place = file.map { path in line.map { "\(path):\($0): " } ?? "\(path): " } ?? ""
        self.message = place + message
        self.file = file
        self.line = line
        self.cause = cause
        location = SourceLocation(file: thrower, line: throwerLine)
    }
}
