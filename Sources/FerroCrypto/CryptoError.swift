public import FerroSupport

/// What went wrong in a cryptographic operation; it never holds a key or a plain text.
public struct CryptoError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The system gave no random bytes.
        public static let random = Code(rawValue: "crypto.random")
        /// A key is missing, malformed or of the wrong size.
        public static let key = Code(rawValue: "crypto.key")
        /// What should be opened was changed, cut short or sealed with another key.
        public static let authentication = Code(rawValue: "crypto.authentication")
        /// What should be opened was sealed with a key that the ring does not have.
        public static let unknownKey = Code(rawValue: "crypto.unknown_key")
        /// What should be opened is not of the form that anything sealed has.
        public static let format = Code(rawValue: "crypto.format")
        /// The message is too long.
        public static let size = Code(rawValue: "crypto.size")
        /// libcrypto does not give what was asked for.
        public static let unavailable = Code(rawValue: "crypto.unavailable")
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
