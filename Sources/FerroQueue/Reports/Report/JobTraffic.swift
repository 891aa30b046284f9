#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What runs came to within some time, and how long they waited and took.
public struct JobTraffic: Sendable, Hashable, Encodable {
    /// Jobs that were done.
    public var done: Int
    /// Attempts that failed and were made again.
    public var retried: Int
    /// Jobs that failed.
    public var failed: Int
    /// Jobs that were done in a minute, on average.
    public var perMinute: Double
    /// How long runs took; nil when there were none.
    public var duration: JobTiming?
    /// How long jobs waited from due to start; nil when it is not known of any.
    public var latency: JobTiming?

    init(_ minutes: [QueueMinute], over span: Double) {
        var sum = QueueMinute(minute: .distantPast, queue: .default, name: "")
        for minute in minutes { sum.add(minute) }
        done = sum.done
        retried = sum.retried
        failed = sum.failed
        perMinute = Double(sum.done) / max(1, span)
        duration = JobTiming(sum.durations)
        latency = JobTiming(sum.latencies)
    }

    enum CodingKeys: String, CodingKey {
        case done, retried, failed, duration, latency
        case perMinute = "per_minute"
    }
}

/// How long something took: quantiles to a factor of two, and the exact mean; all in milliseconds.
public struct JobTiming: Sendable, Hashable, Encodable {
    /// Half of them were shorter.
    public var p50: Double
    /// 95 of 100 were shorter.
    public var p95: Double
    /// 99 of 100 were shorter.
    public var p99: Double
    /// The mean.
    public var mean: Double

    /// The numbers of what was counted; nil when that is nothing.
    public init?(_ counts: DurationCounts) {
        guard let p50 = counts.quantile(0.5), let p95 = counts.quantile(0.95), let p99 = counts.quantile(0.99),
            let mean = counts.mean
        else { return nil }
        self.p50 = p50 / .milliseconds(1)
        self.p95 = p95 / .milliseconds(1)
        self.p99 = p99 / .milliseconds(1)
        self.mean = mean / .milliseconds(1)
    }

    enum CodingKeys: String, CodingKey {
        case p50 = "p50_ms"
        case p95 = "p95_ms"
        case p99 = "p99_ms"
        case mean = "mean_ms"
    }
}
