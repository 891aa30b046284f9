/// The time that waiting is measured in, as durations since the clock was taken up.
struct LaneClock: Sendable {
    /// The time now.
    let now: @Sendable () -> Duration
    /// Waits for a time; throws when the task is cancelled.
    let sleep: @Sendable (Duration) async throws -> Void

    init<C: Clock>(_ clock: C) where C.Duration == Duration {
        let origin = clock.now
        // Asked for every statement: the clock of every app is called directly, one of a test through its protocol.
        if let clock = clock as? ContinuousClock {
            let origin = clock.now
            now = { origin.duration(to: clock.now) }
            sleep = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
            return
        }
        now = { origin.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
    }
}
