#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One line of a schedule as it was written: what is done, when, and under which rules.
///
/// ``Timetable`` checks it; until then its cadence, zone and name may be wrong.
public struct ScheduleEntry<Context: Sendable>: Sendable {
    /// The name it was given; without one, ``Timetable`` makes one of the job's name and the cadence.
    public internal(set) var givenName: String?
    /// The name of its jobs' type.
    public let job: String
    /// When it is due, or why that cannot be.
    let cadence: Result<Cadence, QueueError>
    /// The IANA name of the time zone; nil for the timetable's.
    public internal(set) var zone: String?
    /// What becomes of missed ticks.
    public internal(set) var catchUp = CatchUp.latest
    /// Whether a tick's job may be pushed while that of an earlier tick is not done.
    public internal(set) var allowsOverlap = true
    /// What must hold for a tick's job to be pushed.
    var conditions: [@Sendable (Tick) async throws -> Bool] = []
    /// What is told of its ticks.
    var hooks = TickHooks()
    /// Makes a tick's job.
    let draft: @Sendable (Queue, Tick, _ now: Date) throws -> JobDraft

    init<J: Job<Context>>(
        _ cadence: Result<Cadence, QueueError>, zone: String?, job make: @escaping @Sendable (Tick) throws -> J
    ) {
        job = J.name
        self.cadence = cadence
        self.zone = zone
        draft = { queue, tick, now in try queue.draft(of: try make(tick), now: now) }
    }
}

/// What is told of an entry's ticks.
struct TickHooks: Sendable {
    var pushed: [@Sendable (Tick) async -> Void] = []
    var ended: [@Sendable (TickEnding) async -> Void] = []
}
