import FerroQueue
import FerroSupport
import Synchronization
import Testing

extension QueueEngineContract {
    static let waking: [Rule] = [
        Rule("a push is told to who listens") { probe async throws in
            let isHeard = try await probe.hears(.work) { try await probe.push("job") }
            #expect(isHeard)
        },
        Rule("a push is told to everybody who listens") { probe async throws in
            let isHeard = try await probe.hears(.work, by: 3) { try await probe.push("job") }
            #expect(isHeard)
        },
        Rule("a running job that is cancelled is told to who listens") { probe async throws in
            let isHeard = try await probe.hears(.control) {
                let id = try await probe.push("job")
                _ = try await probe.claimOne()
                _ = try await probe.change(.cancel, [id])
            }
            #expect(isHeard)
        },
        Rule("a queue that is paused, and one that goes on, is told to who listens") { probe async throws in
            let administration = probe.administration
            let isPaused = try await probe.hears(.control) {
                try await administration.pause("q", true, now: probe.start)
            }
            #expect(isPaused)
            let goesOn = try await probe.hears(.work) {
                try await administration.pause("q", false, now: probe.start)
            }
            #expect(goesOn)
        },
    ]
}

extension QueueEngineProbe {
    /// Whether something is said to so many listeners while an action is repeated; waits at most 20 seconds.
    ///
    /// It is repeated because a store may take a moment until it listens.
    func hears(_ wakeup: QueueWakeup, by listeners: Int = 1, _ action: () async throws -> Void) async throws -> Bool {
        final class Ear: Sendable { let heard = Atomic(0) }
        let ear = Ear()
        let tasks = (0..<listeners).map { _ in
            let stream = engine.wakeups()
            return Task {
                for await said in stream where said == wakeup {
                    ear.heard.add(1, ordering: .relaxed)
                    return
                }
            }
        }
        defer { for task in tasks { task.cancel() } }
        let end = ContinuousClock.now + .seconds(20)
        while ear.heard.load(ordering: .relaxed) < listeners, ContinuousClock.now < end {
            try await action()
            try await Task.sleep(for: .milliseconds(20))
        }
        return ear.heard.load(ordering: .relaxed) == listeners
    }
}
