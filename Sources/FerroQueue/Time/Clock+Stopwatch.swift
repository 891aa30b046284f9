extension Clock where Duration == Swift.Duration, Self: Sendable, Instant: Sendable {
    /// Starts measuring; each call of the answer tells the time since.
    func stopwatch() -> @Sendable () -> Swift.Duration {
        let start = now
        return { start.duration(to: now) }
    }
}
