import Synchronization

/// The endings whose answer was lost, so that nobody knows whether they were recorded, and until when claims are held.
///
/// An ending whose answer was lost may be recorded again. If the database then no longer knows the claim, either the
/// first time has recorded it, or the lease ran out and another worker has, or had, the job. While the lease is not
/// over, by a clock that was read before the lease began, the second cannot be: so the ending was recorded.
final class SQLAnswers: Sendable {
    private enum Step { case done, retry, released, failed, cancelled }

    private struct State {
        var ends: [Hold: ContinuousClock.Instant] = [:]
        var open: [Hold: Step] = [:]
    }

    /// How many claims are remembered, and how many endings; more are told what the database says.
    private static let limit = 10_000
    private let state = Mutex(State())

    /// Nobody else can have claims before an instant.
    func hold(_ claims: [Claim], until end: ContinuousClock.Instant) {
        guard !claims.isEmpty else { return }
        state.withLock { state in
            if state.ends.count + claims.count > Self.limit { Self.clear(&state) }
            guard state.ends.count + claims.count <= Self.limit else { return }
            for claim in claims { state.ends[Hold(claim)] = end }
        }
    }

    /// Endings may have been recorded, and nobody was told.
    func lost(_ endings: [JobEnding]) {
        state.withLock { state in
            for ending in endings where state.ends[ending.hold] != nil {
                state.open[ending.hold] = Self.step(ending.kind)
            }
        }
    }

    /// Whether the end of a claim may be recorded.
    func isOpen(_ hold: Hold) -> Bool {
        let now = ContinuousClock.now
        return state.withLock { state in state.open[hold] != nil && state.ends[hold].map { now < $0 } ?? false }
    }

    /// Endings have their answer; tells which of the refused ones were recorded before.
    func arrived(_ endings: [JobEnding], isRefused: (Hold) -> Bool) -> Set<Hold> {
        let now = ContinuousClock.now
        return state.withLock { state in
            var recorded: Set<Hold> = []
            for ending in endings {
                let end = state.ends.removeValue(forKey: ending.hold)
                guard let step = state.open.removeValue(forKey: ending.hold), isRefused(ending.hold) else { continue }
                if step == Self.step(ending.kind), let end, now < end { recorded.insert(ending.hold) }
            }
            return recorded
        }
    }

    /// Forgets the claims whose lease is over, whatever became of them.
    private static func clear(_ state: inout State) {
        let now = ContinuousClock.now
        state.ends = state.ends.filter { now < $0.value }
        state.open = state.open.filter { [ends = state.ends] in ends[$0.key] != nil }
    }

    private static func step(_ kind: JobEnding.Kind) -> Step {
        switch kind {
        case .done: .done
        case .retry: .retry
        case .released: .released
        case .failed: .failed
        case .cancelled: .cancelled
        }
    }
}
