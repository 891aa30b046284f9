import Foundation

/// A moment written in ISO 8601, such as `2026-03-29T00:30:00Z`.
func moment(_ text: String) -> Date {
    (try? Date(text, strategy: .iso8601)) ?? .distantPast
}

/// A moment as it is written above.
func text(_ date: Date?) -> String { date?.formatted(.iso8601) ?? "never" }

extension TimeZone {
    /// The zone of a name, which the tests' machine must know.
    static func named(_ name: String) -> TimeZone { TimeZone(identifier: name) ?? .gmt }
}
