import FerroRedis

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A date as the scripts know it: microseconds since 1970 with up to three digits after the point.
///
/// Nanoseconds are finer than the steps of a `Date` between 2009 and 2043, so that it comes back as it was.
enum RedisMoment {
    /// Seconds from 1970 to the reference date of `Date`.
    private static let epoch: Int64 = 978_307_200

    /// The text of a date; what is beyond some 28 000 years becomes the end of them.
    static func text(_ date: Date) -> String {
        let interval = date.timeIntervalSinceReferenceDate
        let seconds = interval.isNaN ? 0 : min(max(interval, -9e11), 9e11)
        let whole = seconds.rounded(.down)
        let nanoseconds = Int64(((seconds - whole) * 1e9).rounded())
        let micros = (Int64(whole) + epoch) * 1_000_000 + nanoseconds / 1000
        let rest = nanoseconds % 1000
        guard rest > 0, micros >= 0 else { return String(micros) }
        return rest < 10 ? "\(micros).00\(rest)" : rest < 100 ? "\(micros).0\(rest)" : "\(micros).\(rest)"
    }

    static func argument(_ date: Date) -> RedisArgument { RedisArgument(text(date)) }

    /// The date of a text; nil when it is none.
    static func date(_ reply: RedisReply) -> Date? {
        switch reply {
        case .integer(let micros): date(micros: micros, nanoseconds: 0)
        case .string(let bytes): date(bytes)
        default: nil
        }
    }

    private static func date(_ bytes: [UInt8]) -> Date? {
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else {
            return RedisNumber.integer(bytes[...]).map { date(micros: $0, nanoseconds: 0) }
        }
        let digits = bytes[(point + 1)...]
        guard let micros = RedisNumber.integer(bytes[..<point]), (1...3).contains(digits.count),
            let rest = RedisNumber.integer(digits)
        else { return nil }
        return date(micros: micros, nanoseconds: max(0, rest) * (digits.count == 3 ? 1 : digits.count == 2 ? 10 : 100))
    }

    private static func date(micros: Int64, nanoseconds: Int64) -> Date {
        let (quotient, remainder) = micros.quotientAndRemainder(dividingBy: 1_000_000)
        let seconds = remainder < 0 ? quotient - 1 : quotient
        let rest = (remainder < 0 ? remainder + 1_000_000 : remainder) * 1000 + nanoseconds
        return Date(timeIntervalSinceReferenceDate: Double(seconds - epoch) + Double(rest) / 1e9)
    }
}

/// Reads whole numbers without making texts of them.
enum RedisNumber {
    static func integer(_ reply: RedisReply) -> Int64? {
        switch reply {
        case .integer(let number): number
        case .string(let bytes): integer(bytes[...])
        default: nil
        }
    }

    static func integer(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        var number: Int64 = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            number = number &* 10 &+ Int64(digit &- UInt8(ascii: "0"))
        }
        return isNegative ? -number : number
    }
}
