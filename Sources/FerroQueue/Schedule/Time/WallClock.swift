#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the clocks on the wall of a time zone show; moments are seconds since 1970, wall times too, as if in UTC.
///
/// It needs nothing of a zone but its offset at a moment, and finds changes by bisection, so it does not matter whether
/// a change is called summer time. It takes for granted that a zone changes at most once within 32 hours and by at most
/// a day, which holds for every zone of the IANA database since 1900.
struct WallClock: Sendable {
    private let zone: TimeZone
    /// No zone is farther from UTC.
    private static let farthest: Int64 = 16 * 3600

    init(_ zone: TimeZone) { self.zone = zone }

    /// How far the wall is ahead of UTC at a moment.
    func offset(at moment: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment))))
    }

    /// The first moment after `start`, up to `end`, with another offset than at `start`; the offset at `end` differs.
    func change(after start: Int64, through end: Int64) -> Int64 {
        let before = offset(at: start)
        var (low, high) = (start, end)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(at: middle) == before { low = middle } else { high = middle }
        }
        return high
    }

    /// The first moment at which the wall shows a time; the end of the gap for a time that it never shows.
    func first(showing wall: Int64) -> Int64 {
        let (start, end) = (wall - Self.farthest, wall + Self.farthest)
        let (before, after) = (offset(at: start), offset(at: end))
        if before == after { return wall - before }
        let change = change(after: start, through: end)
        if wall < change + before { return wall - before }
        return max(change, wall - after)
    }

    /// The latest time that the wall has shown up to a moment; ahead of what it shows after it was set back.
    func latest(shownBy moment: Int64) -> Int64 {
        let yesterday = moment - 26 * 3600
        let (before, now) = (offset(at: yesterday), offset(at: moment))
        guard before > now else { return moment + now }
        return max(moment + now, change(after: yesterday, through: moment) + before - 1)
    }
}
