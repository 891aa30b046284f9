#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What becomes of ticks that no node took in time, because none was running or the store was away.
///
/// Whatever the rule, an entry that is seen for the first time begins at that moment, and ticks that were due while it
/// was paused are left out.
public struct CatchUp: Sendable, Hashable {
    enum Rule: Sendable, Hashable {
        case skip(grace: Duration)
        case latest
        case all(limit: Int)
    }

    let rule: Rule

    /// The latest of them runs, however many there were; what an entry does that says nothing.
    public static let latest = CatchUp(rule: .latest)

    /// None of them runs; a tick that is due for no longer than the grace does not count as missed.
    public static func skip(grace: Duration = .seconds(60)) -> CatchUp {
        CatchUp(rule: .skip(grace: max(.zero, grace)))
    }

    /// All of them run, one after the other in their order; of more than `limit` (at most 1000) the latest.
    public static func all(limit: Int = 100) -> CatchUp { CatchUp(rule: .all(limit: min(max(1, limit), 1000))) }

    /// What is to be done at a moment: the ticks to run, the oldest first, or the one up to which all are left out.
    struct Plan: Sendable, Hashable {
        var run: [Date] = []
        var leftOut: Date?
    }

    /// What is to be done about the ticks after `last` up to `now`.
    func plan(_ cadence: Cadence, in zone: TimeZone, after last: Date, now: Date) -> Plan {
        switch rule {
        case .all(let limit):
            return Plan(run: cadence.moments(after: last, through: now, limit: limit, in: zone))
        case .latest:
            return Plan(run: cadence.last(after: last, through: now, in: zone).map { [$0] } ?? [])
        case .skip(let grace):
            guard let tick = cadence.last(after: last, through: now, in: zone) else { return Plan() }
            return tick + grace < now ? Plan(leftOut: tick) : Plan(run: [tick])
        }
    }
}
