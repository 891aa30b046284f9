extension Duration {
    /// So many minutes of 60 seconds; the largest duration when it does not fit.
    public static func minutes(_ count: Int) -> Duration { times(count, 60) }
    /// So many hours of 60 minutes; the largest duration when it does not fit.
    public static func hours(_ count: Int) -> Duration { times(count, 3600) }
    /// So many days of 24 hours; the largest duration when it does not fit.
    public static func days(_ count: Int) -> Duration { times(count, 86_400) }

    private static func times(_ count: Int, _ seconds: Int) -> Duration {
        let (product, overflow) = count.multipliedReportingOverflow(by: seconds)
        return .seconds(overflow ? (count < 0 ? Int.min : Int.max) : product)
    }

    /// Its whole milliseconds, rounded down; the nearest 64-bit number when there are more.
    package var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (thousands, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        if overflow { return seconds < 0 ? .min : .max }
        let (sum, carried) = thousands.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        return carried ? (thousands < 0 ? .min : .max) : sum
    }
}
