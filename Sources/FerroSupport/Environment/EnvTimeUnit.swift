/// The unit that a plain number counts where a duration is expected.
public enum EnvTimeUnit: String, Sendable, CaseIterable {
    /// Thousandths of a second, suffix `ms`.
    case milliseconds
    /// Seconds, suffix `s`.
    case seconds
    /// Minutes, suffix `m`.
    case minutes
    /// Hours, suffix `h`.
    case hours
    /// Days of 24 hours, suffix `d`.
    case days

    /// Reads a whole number with or without a suffix: `90`, `500ms`, `30s`, `5m`, `2h`, `7d`.
    ///
    /// Nil for anything else, for a negative number and for more than 100 years.
    public func duration(from text: String) -> Duration? {
        let trimmed = EnvText.trimmed(text).lowercased()
        let digits = trimmed.prefix { $0.isASCII && $0.isNumber }
        let suffix = EnvText.trimmed(String(trimmed.dropFirst(digits.count)))
        guard let number = Int64(digits) else { return nil }
        guard suffix.isEmpty || Self.allCases.contains(where: { $0.suffix == suffix }) else { return nil }
        let unit = Self.allCases.first { $0.suffix == suffix } ?? self
        let (total, overflow) = number.multipliedReportingOverflow(by: unit.lengthInMilliseconds)
        guard !overflow, total <= Self.longest else { return nil }
        return .milliseconds(total)
    }

    /// Writes a duration so that ``duration(from:)`` reads it back: a plain number when the unit fits.
    ///
    /// What is shorter than a millisecond is dropped.
    public func text(of duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflow, scaled >= 0, scaled <= Self.longest else { return "" }
        let total = scaled + attoseconds / 1_000_000_000_000_000
        if total % lengthInMilliseconds == 0 { return String(total / lengthInMilliseconds) }
        let fitting = Self.allCases.last { total % $0.lengthInMilliseconds == 0 } ?? .milliseconds
        return "\(total / fitting.lengthInMilliseconds)\(fitting.suffix)"
    }

    private static let longest: Int64 = 100 * 366 * 86_400_000

    private var suffix: String {
        switch self {
        case .milliseconds: "ms"
        case .seconds: "s"
        case .minutes: "m"
        case .hours: "h"
        case .days: "d"
        }
    }

    private var lengthInMilliseconds: Int64 {
        switch self {
        case .milliseconds: 1
        case .seconds: 1000
        case .minutes: 60_000
        case .hours: 3_600_000
        case .days: 86_400_000
        }
    }
}
