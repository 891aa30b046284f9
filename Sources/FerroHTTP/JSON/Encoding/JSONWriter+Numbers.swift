extension JSONWriter {
    /// Writes an integer of up to 64 bits.
    @inline(__always)
    func write(_ value: some FixedWidthInteger) throws {
        try reserve(24)
        if value < 0 {
            put(0x2D)
            putDigits(0 &- UInt64(truncatingIfNeeded: value))
        } else {
            putDigits(UInt64(truncatingIfNeeded: value))
        }
    }

    private func putDigits(_ value: UInt64) {
        if value < 10 { return put(0x30 &+ UInt8(truncatingIfNeeded: value)) }
        var digits = 1
        var bound: UInt64 = 10
        while value >= bound {
            digits &+= 1
            let (next, overflows) = bound.multipliedReportingOverflow(by: 10)
            if overflows { break }
            bound = next
        }
        var rest = value
        var place = count &+ digits
        count = place
        while rest >= 10 {
            place &-= 1
            let next = rest / 10
            base[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest &- next &* 10)
            rest = next
        }
        base[place &- 1] = 0x30 &+ UInt8(truncatingIfNeeded: rest)
    }

    /// Writes the shortest text that reads as the same number, without `.0`.
    func write(_ value: Double) throws {
        guard value.isFinite else { throw invalid("JSON has no text for \(value).", value) }
        // A whole number that every digit of is exact; zero may have a sign.
        if value != 0, value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
            return try write(Int64(value))
        }
        try writeNumeral(value.description)
    }

    /// As for a `Double`: the shortest text that reads as the same `Float`.
    func write(_ value: Float) throws {
        guard value.isFinite else { throw invalid("JSON has no text for \(value).", value) }
        try writeNumeral(value.description)
    }

    private func writeNumeral(_ description: String) throws {
        var description = description
        try description.withUTF8 { bytes in
            try reserve(bytes.count)
            guard let start = bytes.baseAddress else { return }
            let isWhole = bytes.count > 2 && bytes[bytes.count - 1] == 0x30 && bytes[bytes.count - 2] == 0x2E
            let length = isWhole ? bytes.count - 2 : bytes.count
            (base + count).update(from: start, count: length)
            count &+= length
        }
    }

    func write(_ value: Bool) throws {
        if value { try writePlain("true") } else { try writePlain("false") }
    }

    func writeNull() throws { try writePlain("null") }
}
