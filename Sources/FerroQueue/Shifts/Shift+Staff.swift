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

    private func close(_ recording: Task<Void, Never>) async {
        recorder.close()
        await recording.value
    }

    private func beat() async {
        let heartbeat = Heartbeat(
            surroundings: surroundings, launcher: launcher, interval: configuration.heartbeatInterval, bell: heartBell)
        await heartbeat.run { isHeld in
            pulse.note(.heartbeat, isAnswered: isHeld, at: surroundings.now())
            writeHealth()
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
