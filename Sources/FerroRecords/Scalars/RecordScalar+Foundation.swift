public import FerroSupport

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A date is kept as the whole number of nanoseconds since 1970 in decimal digits.
///
/// That is exact for every `Date` that is more than 194 days away from the beginning of 2001, because a `Date` there is
/// coarser than a nanosecond; the few in between are rounded to the nearest nanosecond.
extension Date: RecordElement {
    static let recordLimit: Int128 = 1_000_000_000_000_000_000_000_000_000
    private static let second: Int128 = 1_000_000_000
    private static let reference: Int128 = 978_307_200

    /// Reads nanoseconds since 1970.
    public init?(recordBytes bytes: [UInt8]) {
        guard let text = String(recordBytes: bytes), let total = Int128(text), abs(total) <= Self.recordLimit else {
            return nil
        }
        let since = total - Self.reference * Self.second
        let (seconds, rest) = since.quotientAndRemainder(dividingBy: Self.second)
        self.init(timeIntervalSinceReferenceDate: Double(seconds) + Double(rest) / 1e9)
    }

    /// Nanoseconds since 1970; dates more than 10^18 seconds away are kept as the last that can be.
    public var recordBytes: [UInt8] { Array(String(recordNanoseconds).utf8) }

    var recordNanoseconds: Int128 {
        let interval = timeIntervalSinceReferenceDate
        guard !interval.isNaN else { return -Self.recordLimit }
        guard abs(interval) < 0.9e18 else { return interval < 0 ? -Self.recordLimit : Self.recordLimit }
        let whole = interval.rounded(.down)
        let rest = Int128(((interval - whole) * 1e9).rounded())
        return (Int128(whole) + Self.reference) * Self.second + rest
    }
}

/// A duration is kept as the whole number of attoseconds in decimal digits, exactly.
extension Duration: RecordElement {
    /// Reads attoseconds.
    public init?(recordBytes bytes: [UInt8]) {
        guard let text = String(recordBytes: bytes), let total = Int128(text) else { return nil }
        self.init(attoseconds: total)
    }
    /// Attoseconds.
    public var recordBytes: [UInt8] { Array(String(attoseconds).utf8) }
}

extension UUID: RecordElement {
    /// Reads the 36 characters, in either case.
    public init?(recordBytes bytes: [UInt8]) {
        guard let text = String(recordBytes: bytes) else { return nil }
        self.init(uuidString: text)
    }
    /// The 36 characters in lower case.
    public var recordBytes: [UInt8] { Array(uuidString.lowercased().utf8) }
}

extension Identifier: RecordElement {
    /// Reads a decimal number.
    public init?(recordBytes bytes: [UInt8]) {
        guard let number = Int64(recordBytes: bytes) else { return nil }
        self.init(number)
    }
    /// The number in decimal.
    public var recordBytes: [UInt8] { rawValue.recordBytes }
}

extension TextIdentifier: RecordElement {
    /// Takes the text.
    public init?(recordBytes bytes: [UInt8]) {
        guard let text = String(recordBytes: bytes) else { return nil }
        self.init(text)
    }
    /// The text.
    public var recordBytes: [UInt8] { rawValue.recordBytes }
}

extension UUIDIdentifier: RecordElement {
    /// Reads the 36 characters, in either case.
    public init?(recordBytes bytes: [UInt8]) {
        guard let uuid = UUID(recordBytes: bytes) else { return nil }
        self.init(uuid)
    }
    /// The 36 characters in lower case.
    public var recordBytes: [UInt8] { rawValue.recordBytes }
}
