import Foundation

/// A moment as a page shows it: near ones relative to now, far ones as a date.
struct TimeView: Sendable {
    /// For `<time datetime>`: `2026-11-21T10:00:00Z`.
    let iso: String
    /// For the tooltip: `21 November 2026, 10:00 UTC`.
    let full: String
    /// What is read: `3 hours ago`, `yesterday`, `12 Mar 2026`.
    let short: String

    init(_ date: Date, now: Date) {
        // Years outside 1...9999 have no place on a page and no ISO 8601 form that browsers read.
        let seconds = date.timeIntervalSince1970.isFinite ? date.timeIntervalSince1970 : 0
        let shown = Date(timeIntervalSince1970: min(max(seconds, -62_135_596_800), 253_402_300_799))
        let parts = Self.calendar.dateComponents([.year, .month, .day, .hour, .minute], from: shown)
        let (year, month, day) = (parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1)
        let name = Self.months[min(max(month, 1), 12) - 1]
        iso = shown.formatted(.iso8601)
        full = "\(day) \(name) \(year), \(Self.two(parts.hour)):\(Self.two(parts.minute)) UTC"
        short = Self.relative(now.timeIntervalSince(shown)) ?? "\(day) \(name.prefix(3)) \(year)"
    }

    private static func relative(_ seconds: Double) -> String? {
        switch seconds {
        case ..<(-60): nil
        case ..<60: "just now"
        case ..<3_600: count(seconds / 60, "minute")
        case ..<86_400: count(seconds / 3_600, "hour")
        case ..<172_800: "yesterday"
        case ..<2_592_000: count(seconds / 86_400, "day")
        default: nil
        }
    }

    private static func count(_ number: Double, _ noun: String) -> String { Wording.count(Int(number), noun) + " ago" }

    private static func two(_ number: Int?) -> String {
        let text = String(number ?? 0)
        return text.count == 1 ? "0" + text : text
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
        return calendar
    }()
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
