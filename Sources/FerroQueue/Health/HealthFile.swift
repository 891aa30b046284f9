import FerroSupport
import Logging
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file that says how a worker is, for probes that look at files.
///
/// It is replaced by renaming, so that a reader sees one whole text, and on a thread of its own, because a disk may be
/// slow. It is not touched while the worker is unwell, except once to say so: its age tells as much as its text.
final class HealthFile: Sendable {
    private struct State: Sendable {
        var isBusy = false
        var isOver = false
        var saidUnwell = false
        var hasComplained = false
    }

    private let path: String
    private let logger: Logger
    private let state = Mutex(State())
    private let written = Doorbell()

    init(path: String, logger: Logger) {
        self.path = path
        self.logger = logger
    }

    /// Writes how the worker is, unless the last write is still under way.
    func write(_ health: WorkerHealth) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let text = try? encoder.encode(health) else { return }
        let isMine = state.withLock { state in
            guard !state.isBusy, !state.isOver, health.isHealthy || !state.saidUnwell else { return false }
            state.saidUnwell = !health.isHealthy
            state.isBusy = true
            return true
        }
        guard isMine else { return }
        let isRunning = startThread { [self] in
            var problem: (any Error)?
            do { try text.write(to: URL(filePath: path), options: .atomic) } catch { problem = error }
            finish(problem)
        }
        if !isRunning { finish(nil) }
    }

    private func finish(_ problem: (any Error)?) {
        let (isOver, isNew) = state.withLock { state in
            state.isBusy = false
            defer { if problem != nil { state.hasComplained = true } }
            return (state.isOver, problem != nil && !state.hasComplained)
        }
        if isNew, let problem {
            logger.warning(
                "The worker's health file cannot be written", metadata: ["path": "\(path)", "error": "\(problem)"])
        }
        if isOver { delete() }
    }

    /// Removes the file; nothing is written after it.
    func remove() async {
        let isBusy = state.withLock { state in
            state.isOver = true
            return state.isBusy
        }
        if !isBusy, !startThread({ [self] in delete() }) { return }
        await written.wait()
    }

    private func delete() {
        try? FileManager.default.removeItem(atPath: path)
        written.ring()
    }
}
