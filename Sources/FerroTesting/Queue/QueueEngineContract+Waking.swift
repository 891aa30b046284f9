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
            async let first = probe.hears(.work) { try await probe.push("job") }
            async let second = probe.hears(.work) {}
            #expect(try await [first, second] == [true, true])
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
    /// Whether something is said while an action is repeated; waits at most 20 seconds.
    ///
    /// It is repeated because a store may take a moment until it listens.
    func hears(_ wakeup: QueueWakeup, _ action: () async throws -> Void) async throws -> Bool {
        final class Ear: Sendable { let hasHeard = Atomic(false) }
        let ear = Ear()
        let stream = engine.wakeups()
        let listener = Task {
            for await said in stream where said == wakeup { return ear.hasHeard.store(true, ordering: .relaxed) }
        }
        defer { listener.cancel() }
        let end = ContinuousClock.now + .seconds(20)
        while !ear.hasHeard.load(ordering: .relaxed), ContinuousClock.now < end {
            try await action()
            try await Task.sleep(for: .milliseconds(20))
        }
        return ear.hasHeard.load(ordering: .relaxed)
    }
}
