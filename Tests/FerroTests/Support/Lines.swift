import Logging
import Synchronization

/// A log that keeps its lines.
final class Lines: LogHandler {
    private let kept = Mutex<[String]>([])
    private let coming = AsyncStream<String>.makeStream()

    /// What was logged: the level and the message.
    var all: [String] { kept.withLock { $0 } }

    /// The first line that meets a condition, as soon as it is logged; for one reader.
    func first(where condition: (String) -> Bool) async -> String? {
        for await line in coming.stream where condition(line) { return line }
        return nil
    }

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

    func log(event: LogEvent) {
        let line = "\(event.level) \(event.message)"
        kept.withLock { $0.append(line) }
        coming.continuation.yield(line)
    }
}
