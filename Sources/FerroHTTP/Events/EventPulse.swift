import NIOCore
import Synchronization

/// Sends a comment whenever a stream was silent for a while, so that nobody on the way takes it for dead.
final class EventPulse<C: Clock & Sendable>: Sendable where C.Duration == Duration {
    private let clock: C
    private let interval: Duration
    private let lastWrite: Mutex<C.Instant>

    init(every interval: Duration, by clock: C) {
        self.clock = clock
        self.interval = max(interval, .milliseconds(1))
        lastWrite = Mutex(clock.now)
    }

    /// Something was written.
    func note() { lastWrite.withLock { $0 = clock.now } }

    /// Beats until the task is cancelled.
    func run(_ outbox: EventOutbox) async {
        var due = clock.now.advanced(by: interval)
        while !Task.isCancelled {
            do { try await clock.sleep(until: due, tolerance: nil) } catch { return }
            let now = clock.now
            due = lastWrite.withLock { $0 }.advanced(by: interval)
            guard due <= now else { continue }
            outbox.beat(Self.comment)
            due = now.advanced(by: interval)
        }
    }

    private static var comment: ByteBuffer { ByteBuffer(string: ":\n\n") }
}
