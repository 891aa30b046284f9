internal import Dispatch
internal import Foundation
internal import ServiceLifecycle

/// Waits for SIGTSTP and SIGHUP, which ask a worker to start nothing more, as before a deploy.
struct QuietSignals: Service {
    private static let signals = [SIGTSTP, SIGHUP]
    private let onSignal: @Sendable () -> Void

    /// What is called for each of them.
    init(onSignal: @escaping @Sendable () -> Void) { self.onSignal = onSignal }

    func run() async throws {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let sources = Self.signals.map { number in
            // Otherwise the system does what it does without a program's say: it stops or ends the process.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.resume()
            return source
        }
        for await _ in stream.cancelOnGracefulShutdown() { onSignal() }
        for source in sources { source.cancel() }
    }
}
