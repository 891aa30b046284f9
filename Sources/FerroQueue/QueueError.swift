public import FerroSupport

/// What went wrong with a job, or between the app and its queue.
public struct QueueError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Two job types have one name.
        public static let duplicateName = Code(rawValue: "queue.duplicate_name")
        /// A job was found whose name no registered type has.
        public static let unknownJob = Code(rawValue: "queue.unknown_job")
        /// The job could not be written as JSON.
        public static let encoding = Code(rawValue: "queue.encoding")
        /// The stored JSON does not fit the job's type.
        public static let payload = Code(rawValue: "queue.payload")
        /// The job's JSON is larger than the limit.
        public static let payloadTooLarge = Code(rawValue: "queue.payload_too_large")
        /// The payload is to be encrypted or decrypted, and cannot be.
        public static let sealing = Code(rawValue: "queue.sealing")
        /// What was asked of the queue is outside its limits.
        public static let invalid = Code(rawValue: "queue.invalid")
        /// The claim is no longer held: its lease ran out and another worker took the job.
        public static let staleClaim = Code(rawValue: "queue.stale_claim")
        /// The run took longer than the job's timeout.
        public static let timeout = Code(rawValue: "queue.timeout")
        /// The job's workers died, or lost their leases, as often as it may be attempted.
        public static let abandoned = Code(rawValue: "queue.abandoned")
        /// Runs of the job ended their worker's process, or lost its lease, too often.
        public static let quarantined = Code(rawValue: "queue.quarantined")
        /// A list of queues cannot be read.
        public static let queueList = Code(rawValue: "queue.queue_list")
        /// The worker stopped in the middle of a job that may be attempted only once.
        public static let interrupted = Code(rawValue: "queue.interrupted")
        /// What a run kept for the next one cannot be read.
        public static let state = Code(rawValue: "queue.state")
        /// The engine has no place for what was asked of it.
        public static let unsupported = Code(rawValue: "queue.unsupported")
        /// The job was cancelled.
        public static let cancelled = Code(rawValue: "queue.cancelled")
        /// An entry of the schedule cannot be: its cron expression, cadence, time zone or name is wrong.
        public static let schedule = Code(rawValue: "queue.schedule")
        /// Listeners dispatch events that lead back to them.
        public static let eventLoop = Code(rawValue: "queue.event_loop")
        /// A row of the jobs table cannot be read.
        public static let storage = Code(rawValue: "queue.storage")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it.
    public var message: String
    /// The error that led to this one.
    public var cause: (any Error)?
    /// The line that threw it.
    public var location: SourceLocation
    /// The code as text.
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
