public import FerroSupport

/// What went wrong with a cached value, a lock or a limit.
public struct CacheError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A key or a name is empty, too long, or holds control characters.
        public static let key = Code(rawValue: "cache.key")
        /// A value could not be written as bytes.
        public static let encoding = Code(rawValue: "cache.encoding")
        /// A value is larger than the limit.
        public static let tooLarge = Code(rawValue: "cache.too_large")
        /// What is kept under a counter's key is not a whole number, or the result does not fit 64 bits.
        public static let counter = Code(rawValue: "cache.counter")
        /// The store could not be reached or refused.
        public static let store = Code(rawValue: "cache.store")
        /// A lock was not free in time.
        public static let lockTimeout = Code(rawValue: "cache.lock_timeout")
        /// A lock's lease ran out while its holder still worked, or somebody else holds it.
        public static let lockLost = Code(rawValue: "cache.lock_lost")
        /// A setting makes no sense.
        public static let configuration = Code(rawValue: "cache.configuration")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it; never a value.
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
