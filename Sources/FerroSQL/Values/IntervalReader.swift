/// Reads one ISO 8601 duration whose parts may have signs (ISO 8601-2, and PostgreSQL's `iso_8601` interval style).
struct IntervalReader {
    private let bytes: [UInt8]
    private var position = 0
    private var months: Int64 = 0
    private var days: Int64 = 0
    private var microseconds: Int64 = 0

    init(_ text: String) { bytes = Array(text.utf8.prefix(129)) }

    /// The span; nil when the bytes are not one, or a part is too large.
    mutating func read() -> SQLInterval? {
        guard bytes.count <= 128, take("P"), position < bytes.count else { return nil }
        var isTime = false
        while position < bytes.count {
            if !isTime, take("T") {
                guard position < bytes.count else { return nil }
                isTime = true
            }
            guard readPart(isTime: isTime) else { return nil }
        }
        guard let months = Int32(exactly: months), let days = Int32(exactly: days) else { return nil }
        return SQLInterval(months: months, days: days, microseconds: microseconds)
    }

    private mutating func readPart(isTime: Bool) -> Bool {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        let whole = takeDigits()
        var micro: Int64?
        if take(".") {
            let digits = takeDigits()
            guard !digits.isEmpty else { return false }
            micro = (digits + [0, 0, 0, 0, 0, 0]).prefix(6).reduce(0) { $0 * 10 + Int64($1) }
        }
        // Counted towards its sign, because Int64 reaches one further below zero.
        guard !whole.isEmpty, position < bytes.count, let value = Self.number(whole, isNegative) else { return false }
        let unit = bytes[position]
        position += 1
        switch (unit, isTime) {
        case (UInt8(ascii: "Y"), false): return micro == nil && Self.add(value, times: 12, to: &months)
        case (UInt8(ascii: "M"), false): return micro == nil && Self.add(value, times: 1, to: &months)
        case (UInt8(ascii: "W"), false): return micro == nil && Self.add(value, times: 7, to: &days)
        case (UInt8(ascii: "D"), false): return micro == nil && Self.add(value, times: 1, to: &days)
        case (UInt8(ascii: "H"), true): return micro == nil && Self.add(value, times: 3_600_000_000, to: &microseconds)
        case (UInt8(ascii: "M"), true): return micro == nil && Self.add(value, times: 60_000_000, to: &microseconds)
        case (UInt8(ascii: "S"), true):
            let rest = isNegative ? -(micro ?? 0) : micro ?? 0
            return Self.add(value, times: 1_000_000, to: &microseconds) && Self.add(rest, times: 1, to: &microseconds)
        default: return false
        }
    }

    private static func number(_ digits: [UInt8], _ isNegative: Bool) -> Int64? {
        var total: Int64 = 0
        for digit in digits {
            guard add(total, times: 9, to: &total), add(isNegative ? -1 : 1, times: Int64(digit), to: &total) else {
                return nil
            }
        }
        return total
    }

    /// Adds without going past the ends of Int64; false when it would.
    private static func add(_ value: Int64, times factor: Int64, to total: inout Int64) -> Bool {
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        let (sum, carry) = total.addingReportingOverflow(product)
        guard !overflow, !carry else { return false }
        total = sum
        return true
    }

    private mutating func takeDigits() -> [UInt8] {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return bytes[start..<position].map { $0 - UInt8(ascii: "0") }
    }

    private mutating func take(_ character: Character) -> Bool {
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }
}
