public import FerroQueue
public import FerroSupport

extension FerroEnvironment {
    static let queueDeclarations: [EnvDeclaration] = [
        EnvKey.queueConnection.declaration, EnvKey.queueDefault.declaration, EnvKey.queuePrefix.declaration,
        EnvKey.queueBlockTimeout.declaration, EnvKey.queueMaxConcurrent.declaration, EnvKey.queueRetention.declaration,
        EnvKey.scheduleTimezone.declaration,
    ]
}

extension EnvKey where Value == QueueConnection {
    /// `QUEUE_CONNECTION`.
    public static var queueConnection: Self {
        .init(
            "QUEUE_CONNECTION", default: .sync, group: "Queue",
            "Where jobs are kept: sync runs them at once; database and redis share them with the worker; memory keeps them in web."
        )
    }
}

extension EnvKey where Value == QueueName {
    /// `QUEUE_DEFAULT`.
    public static var queueDefault: Self {
        .init("QUEUE_DEFAULT", default: .default, group: "Queue", "The queue of jobs that name none.")
    }
}

extension EnvKey where Value == String {
    /// `QUEUE_PREFIX`.
    public static var queuePrefix: Self {
        .init(
            "QUEUE_PREFIX", default: "ferro_queue", group: "Queue",
            "What the queue's keys in Redis begin with, in braces; apps that share a Redis need different ones.")
    }
    /// `SCHEDULE_TIMEZONE`.
    public static var scheduleTimezone: Self {
        .init(
            "SCHEDULE_TIMEZONE", default: "UTC", group: "Queue",
            "The time zone of scheduled entries that name none, such as Europe/Berlin.")
    }
}

extension EnvKey where Value == Duration {
    /// `QUEUE_BLOCK_TIMEOUT`.
    public static var queueBlockTimeout: Self {
        .init(
            "QUEUE_BLOCK_TIMEOUT", default: .seconds(5), unit: .seconds, group: "Queue",
            "How long a worker waits before it asks for jobs again, in seconds; never longer than 1 is waited.")
    }
    /// `QUEUE_RETENTION`.
    public static var queueRetention: Self {
        .init(
            "QUEUE_RETENTION", default: .zero, unit: .seconds, group: "Queue",
            "How long jobs that are done are kept to be looked at, in seconds; 0 removes them at once.")
    }
}

extension EnvKey where Value == Int {
    /// `QUEUE_MAX_CONCURRENT`.
    public static var queueMaxConcurrent: Self {
        .init(
            "QUEUE_MAX_CONCURRENT", default: 10, in: 1...1_000, group: "Queue", "How many jobs one worker runs at once."
        )
    }
}

extension QueueConnection: EnvValue {}

extension QueueName: EnvValue {
    /// What a queue's name looks like.
    public static var envExpectation: String { "a queue's name: up to 64 letters, digits, dots, underscores and hyphens" }
    /// A name that a queue may have.
    public init?(envText text: String) {
        self.init(text)
        guard isValid else { return nil }
    }
    /// The name.
    public var envText: String { rawValue }
}
