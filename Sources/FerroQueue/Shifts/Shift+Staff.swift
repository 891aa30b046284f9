import Logging
import Synchronization

extension Shift {
    /// Runs a body while results are recorded, leases held, time kept and wake-ups heard.
    func staffed(_ body: () async throws -> Void) async rethrows {
        // Tasks of their own: they go on while jobs finish, also when the worker's task has been cancelled.
        let recording = Task { await recorder.run { [self] in settle($0, $1) } }
        let helpers = [
            Task { await timekeeper.run { [launcher] in launcher.runs } },
            Task { await beat() },
            Task { await listen() },
        ]
        defer { for helper in helpers { helper.cancel() } }
        do {
            try await body()
        } catch {
            await close(recording)
            throw error
        }
        await close(recording)
    }

    /// Waits until all is recorded; what the store does not take in time is left to the leases.
    private func close(_ recording: Task<Void, Never>) async {
        recorder.close()
        // What is left of the time to stop, and a moment in any case.
        let spent = stoppedAt.withLock { $0 }.map { surroundings.elapsed() - $0 } ?? .zero
        let patience = max(Self.patience, configuration.shutdownDeadline - spent)
        let answer: Void? = try? await limited(to: patience, on: surroundings.clock) { await recording.value }
        guard answer == nil else { return }
        recording.cancel()
        surroundings.logger.error(
            "The worker stops, and the store does not take the results of jobs: they run again after their leases",
            metadata: ["jobs": "\(launcher.runs.count)"])
    }

    private func beat() async {
        let heartbeat = Heartbeat(
            surroundings: surroundings, launcher: launcher, interval: configuration.heartbeatInterval, bell: heartBell)
        await heartbeat.run { isHeld in
            pulse.note(.heartbeat, isAnswered: isHeld, at: surroundings.now())
            writeHealth()
            reportBell.ring()
            // The shift looks at its limits.
            bell.ring()
        }
    }

    private func listen() async {
        for await wakeup in surroundings.engine.wakeups() {
            switch wakeup {
            case .work: if !quiet.isRaised { bell.ring() }
            case .control: heartBell.ring()
            }
        }
    }
}
