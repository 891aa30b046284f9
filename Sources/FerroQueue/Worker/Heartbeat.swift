import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Holds a worker's claims while their jobs run, and interrupts the runs that lost theirs.
struct Heartbeat<Context: Sendable>: Sendable {
    let surroundings: Surroundings
    let launcher: Launcher<Context>
    let lease: Duration
    let interval: Duration

    /// Beats until its task is cancelled.
    func run() async {
        while (try? await surroundings.clock.sleep(for: interval)) != nil { await beat() }
    }

    private func beat() async {
        let claims = launcher.claims
        guard !claims.isEmpty else { return }
        do {
            let answer = try await surroundings.engine.heartbeat(claims, lease: lease, now: surroundings.now())
            launcher.interrupt(answer.lost, for: .leaseLost)
        } catch {
            surroundings.logger.warning(
                "The leases of running jobs could not be renewed",
                metadata: ["jobs": "\(claims.count)", "error": "\(ErrorText.of(error))"])
        }
    }
}
