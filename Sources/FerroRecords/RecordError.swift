public import FerroSupport

/// What went wrong with a record kept in Redis.
public struct RecordError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// There is no such record, and nothing was written.
        public static let notFound = Code(rawValue: "record.not_found")
        /// A record with this key exists already.
        public static let exists = Code(rawValue: "record.exists")
        /// The record was changed since it was read, so nothing was written.
        public static let stale = Code(rawValue: "record.stale")
        /// A result does not fit its type, or there is none: a division by zero.
        public static let arithmetic = Code(rawValue: "record.arithmetic")
        /// A list has no element at this index, or a collection is empty.
        public static let bounds = Code(rawValue: "record.bounds")
        /// What is kept cannot be read as the field's type.
        public static let decoding = Code(rawValue: "record.decoding")
        /// A value cannot be kept.
        public static let encoding = Code(rawValue: "record.encoding")
        /// The record's lock was not free in time, or lost.
        public static let lock = Code(rawValue: "record.lock")
        /// A condition cannot be answered by the record's indexes.
        public static let query = Code(rawValue: "record.query")
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
