/// Which jobs of one queue come first; the smaller number is the more urgent one.
///
/// It orders jobs inside a queue only: queues are ordered by the worker. Jobs of one priority run in the order in which
/// they became due.
public struct JobPriority: Hashable, Sendable, Comparable, Codable {
    /// The number, -100 to 100.
    public let rawValue: Int

    /// A priority; a number outside -100...100 becomes the nearest end.
    public init(_ rawValue: Int) { self.rawValue = min(max(rawValue, -100), 100) }

    /// Reads the bare number.
    public init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(Int.self)) }

    /// Writes the bare number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// The more urgent one is smaller.
    public static func < (left: JobPriority, right: JobPriority) -> Bool { left.rawValue < right.rawValue }

    /// Before everything else: -100.
    public static let urgent = JobPriority(-100)
    /// Before normal jobs: -10.
    public static let high = JobPriority(-10)
    /// What a job has that names none: 0.
    public static let normal = JobPriority(0)
    /// After normal jobs: 10.
    public static let low = JobPriority(10)
}
