#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One entry of a schedule as it is shown to people.
public struct ScheduleListing: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// The name of its jobs' type.
    public var job: String
    /// When it is due, in a few words or as a cron expression.
    public var cadence: String
    /// The IANA name of the zone it reckons in.
    public var zone: String
    /// Its next ticks, the first one first; they do not come while it is paused.
    public var next: [Date]
    /// The last tick that was taken or left out, or when it began; nil when it was never seen by a scheduler.
    public var last: Date?
    /// Whether it is paused.
    public var isPaused: Bool

    /// A listing of given parts.
    public init(
        name: String, job: String, cadence: String, zone: String, next: [Date], last: Date?, isPaused: Bool
    ) {
        self.name = name
        self.job = job
        self.cadence = cadence
        self.zone = zone
        self.next = next
        self.last = last
        self.isPaused = isPaused
    }
}
