public import FerroSupport

/// What went wrong between the app and Redis.
public struct RedisError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// An address or a setting cannot be read.
        public static let configuration = Code(rawValue: "redis.configuration")
        /// The server cannot be reached, or the connection ended.
        public static let connection = Code(rawValue: "redis.connection")
        /// The password or the user was refused.
        public static let authentication = Code(rawValue: "redis.authentication")
        /// No answer came in time.
        public static let timeout = Code(rawValue: "redis.timeout")
        /// The task that waited was cancelled.
        public static let cancelled = Code(rawValue: "redis.cancelled")
        /// The server refused the command; ``RedisError/reply`` has its words.
        public static let reply = Code(rawValue: "redis.reply")
        /// The key holds another kind of value (`WRONGTYPE`).
        public static let wrongType = Code(rawValue: "redis.wrong_type")
        /// The server has no memory left (`OOM`).
        public static let outOfMemory = Code(rawValue: "redis.out_of_memory")
        /// The server is loading, a replica that may not be written, or without its master.
        public static let unavailable = Code(rawValue: "redis.unavailable")
        /// The bytes that came are not RESP, or more than is allowed.
        public static let `protocol` = Code(rawValue: "redis.protocol")
        /// A reply cannot be read as the type that was asked for.
        public static let decoding = Code(rawValue: "redis.decoding")
        /// A script is not known and could not be loaded (`NOSCRIPT` twice).
        public static let script = Code(rawValue: "redis.script")
        /// A watched key was changed, so nothing of the transaction ran.
        public static let conflict = Code(rawValue: "redis.conflict")
        /// The keys of one command are in different slots of a cluster.
        public static let crossSlot = Code(rawValue: "redis.cross_slot")
        /// Too many commands wait already.
        public static let overloaded = Code(rawValue: "redis.overloaded")
        /// The client was closed.
        public static let closed = Code(rawValue: "redis.closed")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it; never a value or a password.
    public var message: String
    /// Whether the command may have run although no answer came: false means that it certainly did not.
    public var mayHaveRun: Bool
    /// The server's own words, `WRONGTYPE Operation against…`, where it refused.
    public var reply: String?
    /// The error that led to this one.
    public var cause: (any Error)?
    /// The line that threw it.
    public var location: SourceLocation
    /// The text of its code, safe as a metric label.
    public var label: String { code.rawValue }

    /// Describes a failure.
    public init(
        _ code: Code, _ message: String, mayHaveRun: Bool = false, reply: String? = nil, cause: (any Error)? = nil,
        file: String = #fileID, line: UInt = #line
    ) {
        self.code = code
        self.message = message
        self.mayHaveRun = mayHaveRun
        self.reply = reply
        self.cause = cause
        location = SourceLocation(file: file, line: line)
    }
}
