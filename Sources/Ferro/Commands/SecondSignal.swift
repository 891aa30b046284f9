internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// Ends a shutdown that waits: the first signal asks for it, the second one does without what is still at work.
struct SecondSignal<Signals: AsyncSequence & Sendable>: Service where Signals.Element: Sendable {
    let signals: Signals

    func run() async throws {
        var count = 0
        for try await _ in signals.cancelOnGracefulShutdown() {
            count += 1
            guard count < 2 else {
                throw ApplicationError(.command, "a second signal came: what was still at work has been stopped")
            }
        }
    }
}

extension Runtime {
    /// Runs services until the process is told to stop, then stops them in the reverse order.
    ///
    /// - Parameter ending: one that may come to its end by itself, which stops the others; it begins last and stops first.
    func run(_ services: [any Service], ending: (any Service)? = nil) async throws {
        let signals: [UnixSignal] = [.sigterm, .sigint]
        // First, so that it is the last to stop and listens for as long as another one takes.
        let second = SecondSignal(signals: await UnixSignalsSequence(trapping: signals))
        var all: [ServiceGroupConfiguration.ServiceConfiguration] = [.init(service: second)]
        all.append(contentsOf: services.map { .init(service: $0) })
        if let ending { all.append(.init(service: ending, successTerminationBehavior: .gracefullyShutdownGroup)) }
        let group = ServiceGroup(
            configuration: .init(services: all, gracefulShutdownSignals: signals, logger: logger))
        try await group.run()
    }
}
