import Logging
import Synchronization

/// A log that keeps its lines.
final class Lines: LogHandler {
    private let kept = Mutex<[String]>([])

    /// What was logged: the level and the message.
    var all: [String] { kept.withLock { $0 } }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { kept.withLock { $0.append("\(event.level) \(event.message)") } }
}
