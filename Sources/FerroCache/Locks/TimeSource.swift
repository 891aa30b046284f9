/// A clock as two closures: what time it is since some start, and how to sleep.
package struct TimeSource: Sendable {
    /// The time since a start that stays the same.
    package let now: @Sendable () -> Duration
    /// Sleeps for a time; throws when the task is cancelled.
    package let sleep: @Sendable (Duration) async throws -> Void

    /// A source over a clock.
    package init<C: Clock>(_ clock: C) where C.Duration == Duration {
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) }
    }
}
