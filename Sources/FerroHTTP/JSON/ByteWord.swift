/// Eight bytes of text looked at once.
///
/// Each test sets the highest bit of a byte that passes. Bits above the first one that is set may be wrong (a borrow
/// goes upwards), the first one is exact; words are read in little-endian order. Anderson, "Bit Twiddling Hacks", "Determine if a word has a zero byte".
enum ByteWord {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Quotes and backslashes.
    @inline(__always)
    static func quotes(_ word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & highs
    }

    /// Bytes below 0x20.
    @inline(__always)
    static func controls(_ word: UInt64) -> UInt64 { (word &- ones &* 0x20) & ~word & highs }

    /// The place of the first byte that a test has marked.
    @inline(__always)
    static func firstIndex(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }

    /// A hash of a key, good enough to tell names apart: its length and its first and last bytes, mixed.
    @inline(__always)
    static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var word = UInt64(truncatingIfNeeded: count)
        if count >= 8 {
            let first = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
            let last = UnsafeRawPointer(bytes + count - 8).loadUnaligned(as: UInt64.self)
            word = (word ^ first) &* 0x9E37_79B9_7F4A_7C15
            word = (word ^ (word >> 32) ^ last) &* 0xD6E8_FEB8_6659_FD93
        } else {
            var index = 0
            while index < count {
                word = word << 8 | UInt64(bytes[index])
                index &+= 1
            }
            word = word &* 0x9E37_79B9_7F4A_7C15
        }
        return word ^ (word >> 32)
    }

    /// Whether two runs of bytes are the same.
    @inline(__always)
    static func equal(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var index = 0
        if count >= 8 {
            while index &+ 8 <= count {
                guard load(left + index) == load(right + index) else { return false }
                index &+= 8
            }
            // The last eight, some of which were compared already.
            return load(left + (count &- 8)) == load(right + (count &- 8))
        }
        while index < count {
            guard left[index] == right[index] else { return false }
            index &+= 1
        }
        return true
    }

    /// Eight bytes, the first of them the lowest.
    @inline(__always)
    static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }
}
