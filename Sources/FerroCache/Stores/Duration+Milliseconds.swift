extension Duration {
    /// The lifetime in whole milliseconds, rounded up and at least 1; nil for more than a century, which is for ever.
    var lifetimeMilliseconds: Int64? {
        let (seconds, attoseconds) = components
        guard seconds < 100 * 366 * 86_400 else { return nil }
        guard self > .zero else { return 1 }
        let (whole, rest) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000_000)
        return max(1, seconds * 1000 + whole + (rest > 0 ? 1 : 0))
    }
}
