internal import ServiceLifecycle

/// Turns readiness off as soon as the process is told to stop.
struct ReadinessService: Service {
    let readiness: Readiness

    func run() async throws {
        try await gracefulShutdown()
        readiness.drain()
    }
}
