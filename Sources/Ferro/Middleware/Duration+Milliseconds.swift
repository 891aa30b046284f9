extension Duration {
    /// The duration in milliseconds, rounded to the microsecond.
    public var milliseconds: Double {
        let (seconds, attoseconds) = components
        let microseconds = Double(seconds) * 1_000_000 + (Double(attoseconds) / 1_000_000_000_000).rounded()
        return microseconds / 1_000
    }
}
