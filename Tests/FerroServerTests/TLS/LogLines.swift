import Logging
import Synchronization

/// Keeps what is logged, as level and message.
final class LogLines: Sendable {
    private struct Handler: LogHandler {
        let log: LogLines
        var metadata = Logger.Metadata()
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.add("\(event.level) \(event.message)" + (event.metadata.map { " \($0)" } ?? ""))
        }
    }

    private let kept = Mutex([String]())

    var lines: [String] { kept.withLock { $0 } }
    var handler: any LogHandler { Handler(log: self) }

    private func add(_ line: String) { kept.withLock { $0.append(line) } }
}
