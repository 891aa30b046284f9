/// Durations counted in steps that double, from 1 ms to 18 hours: sums of them are exact, quantiles to a factor of two.
public struct DurationCounts: Sendable, Hashable, Codable {
    /// How many steps there are; step n counts durations below 2^n ms, the last one everything longer.
    public static let steps = 28

    /// How many durations fell into each step.
    public private(set) var counts: [Int64]
    /// The sum of all durations in milliseconds.
    public private(set) var totalMilliseconds: Double

    /// Nothing counted yet.
    public init() {
        counts = Array(repeating: 0, count: Self.steps)
        totalMilliseconds = 0
    }

    /// Counts that were stored; missing steps are empty, what is negative or no number counts as nothing.
    public init(counts: [Int64], totalMilliseconds: Double) {
        self.counts = (0..<Self.steps).map { $0 < counts.count ? max(0, counts[$0]) : 0 }
        self.totalMilliseconds = totalMilliseconds.isFinite ? max(0, totalMilliseconds) : 0
    }

    /// Reads stored counts as ``init(counts:totalMilliseconds:)`` does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            counts: try container.decode([Int64].self, forKey: .counts),
            totalMilliseconds: try container.decode(Double.self, forKey: .totalMilliseconds))
    }

    /// How many durations were counted.
    public var count: Int64 { counts.reduce(0) { $0 &+ $1 } }

    /// Counts a duration; a negative one as nothing.
    public mutating func add(_ duration: Duration) {
        let milliseconds = max(0, duration / .milliseconds(1))
        var step = 0
        while step < Self.steps - 1, milliseconds >= Double(Int64(1) << Int64(step)) { step += 1 }
        counts[step] &+= 1
        totalMilliseconds += milliseconds
    }

    /// Adds what others counted.
    public mutating func add(_ other: DurationCounts) {
        for step in counts.indices { counts[step] &+= other.counts[step] }
        totalMilliseconds += other.totalMilliseconds
    }

    /// The upper bound of the step in which a part of all durations lies, such as 0.95; nil when nothing was counted.
    public func quantile(_ part: Double) -> Duration? {
        let total = count
        guard total > 0 else { return nil }
        let wanted = min(max(part, 0), 1) * Double(total)
        var seen = 0.0
        for (step, count) in counts.enumerated() {
            seen += Double(count)
            if seen >= wanted, count > 0 { return .milliseconds(Int64(1) << Int64(step)) }
        }
        return .milliseconds(Int64(1) << Int64(Self.steps - 1))
    }

    /// The mean; nil when nothing was counted.
    public var mean: Duration? { count == 0 ? nil : .milliseconds(totalMilliseconds / Double(count)) }

    private enum CodingKeys: String, CodingKey {
        case counts
        case totalMilliseconds = "total_ms"
    }
}
