import FerroSQL
import Synchronization

/// Writes the log of a file back into it on a thread of its own, so that no commit waits for the disk.
final class Checkpointer: Sendable {
    private let thread: ConnectionThread
    private let policy: Mutex<CheckpointPolicy>
    private let wantsRestart = Atomic(false)

    /// Opens a connection of its own.
    init(_ configuration: SQLiteConfiguration) async throws(SQLError) {
        thread = try await ConnectionThread.start { () throws(SQLError) in
            try SQLiteConnection(configuration, .checkpointer)
        }
        policy = Mutex(CheckpointPolicy(interval: configuration.checkpointPages))
    }

    /// Looks at the log between two requests of the writer, on the writer's thread.
    func look(at writer: SQLiteConnection) {
        guard let pages = writer.monitor.takeLogPages() else { return }
        if wantsRestart.exchange(false, ordering: .acquiringAndReleasing) { return writer.restartLog() }
        guard policy.withLock({ $0.committed(logPages: pages) }) else { return }
        thread.enqueue { [self] connection in
            let (pages, written) = connection.checkpoint() ?? (0, 0)
            if policy.withLock({ $0.checkpointed(logPages: pages, written: written) }) {
                wantsRestart.store(true, ordering: .releasing)
            }
        }
    }

    /// Ends the thread after the checkpoint that runs.
    func stop() { thread.stop() }

    /// Waits until its connection is closed.
    func ended() async { await thread.ended() }
}
