#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ISO8601 {
    /// The bytes of what `put(_:at:)` writes.
    static let length = 24

    /// Writes what `format(_:)` returns into memory with room for `length` bytes.
    static func put(_ date: Date, at target: UnsafeMutablePointer<UInt8>) {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
        let bounds = (Double(CivilTime.earliest) * 1000, Double(CivilTime.latest) * 1000 + 999)
        let total = milliseconds.isFinite ? Int(min(max(milliseconds, bounds.0), bounds.1)) : 0
        let seconds = total >= 0 ? total / 1000 : (total - 999) / 1000
        let time = CivilTime(secondsSince1970: seconds)
        let fraction = total - seconds * 1000
        putTwo(time.year / 100, at: target)
        putTwo(time.year % 100, at: target + 2)
        putTwo(time.month, at: target + 5)
        putTwo(time.day, at: target + 8)
        putTwo(time.hour, at: target + 11)
        putTwo(time.minute, at: target + 14)
        putTwo(time.second, at: target + 17)
        putTwo(fraction / 10, at: target + 20)
        target[22] = 0x30 + UInt8(truncatingIfNeeded: fraction % 10)
        target[4] = UInt8(ascii: "-")
        target[7] = UInt8(ascii: "-")
        target[10] = UInt8(ascii: "T")
        target[13] = UInt8(ascii: ":")
        target[16] = UInt8(ascii: ":")
        target[19] = UInt8(ascii: ".")
        target[23] = UInt8(ascii: "Z")
    }

    private static func putTwo(_ number: Int, at target: UnsafeMutablePointer<UInt8>) {
        target[0] = 0x30 + UInt8(truncatingIfNeeded: number / 10)
        target[1] = 0x30 + UInt8(truncatingIfNeeded: number % 10)
    }

    /// Reads what `put(_:at:)` writes, with or without its fraction; nil for every other form.
    static func parseUTC(_ bytes: UnsafeBufferPointer<UInt8>) -> Date? {
        guard bytes.count == 20 || bytes.count == 24, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54,
            bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[bytes.count - 1] == 0x5A,
            let century = two(bytes, 0), let year = two(bytes, 2), let month = two(bytes, 5), let day = two(bytes, 8),
            let hour = two(bytes, 11), let minute = two(bytes, 14), let second = two(bytes, 17)
        else { return nil }
        var fraction = 0
        if bytes.count == 24 {
            guard bytes[19] == 0x2E, let hundredths = two(bytes, 20), (0x30...0x39).contains(bytes[22]) else {
                return nil
            }
            fraction = hundredths * 10 + Int(bytes[22] - 0x30)
        }
        let time = CivilTime(
            year: century * 100 + year, month: month, day: day, hour: hour, minute: minute, second: second)
        return time.map { Date(timeIntervalSince1970: Double($0.secondsSince1970) + Double(fraction) / 1000) }
    }

    private static func two(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        let tens = bytes[place] &- 0x30
        let ones = bytes[place + 1] &- 0x30
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }
}
