/// Writes ASCII into memory whose size was reckoned before; it never writes beyond it.
struct ResponseWriter {
    private let memory: UnsafeMutableRawBufferPointer
    private(set) var position = 0
    /// False once a value held a control character or did not fit.
    private(set) var isValid = true

    init(_ memory: UnsafeMutableRawBufferPointer) { self.memory = memory }

    /// Writes a text of the program, which may hold line ends.
    mutating func put(literal text: StaticString) {
        text.withUTF8Buffer { copy(UnsafeRawBufferPointer($0)) }
    }

    /// Writes a header's value; control characters but the tab make the whole response invalid.
    mutating func put(_ text: String) {
        Self.withBytes(of: text) { bytes in
            if bytes.mayHoldControl, bytes.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
                isValid = false
            }
            copy(bytes)
        }
    }

    /// Writes a text that is known to hold no control character.
    mutating func put(checked text: String) { Self.withBytes(of: text) { copy($0) } }

    /// The bytes of a text; without counting a reference where they are in one piece, as nearly all are.
    private static func withBytes(of text: String, _ body: (UnsafeRawBufferPointer) -> Void) {
        if text.utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) == nil {
            var copy = text
            copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
        }
    }

    mutating func put(_ number: Int) {
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
            var rest = number.magnitude
            var start = 20
            repeat {
                start -= 1
                digits[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0 && start > 0
            copy(UnsafeRawBufferPointer(rebasing: digits[start...]))
        }
    }

    mutating func put(_ bytes: UnsafeRawBufferPointer) { copy(bytes) }

    private mutating func copy(_ bytes: UnsafeRawBufferPointer) {
        guard let base = memory.baseAddress, let source = bytes.baseAddress, !bytes.isEmpty else { return }
        guard bytes.count <= memory.count - position else {
            isValid = false
            return
        }
        (base + position).copyMemory(from: source, byteCount: bytes.count)
        position += bytes.count
    }
}

extension UnsafeRawBufferPointer {
    /// Whether a byte is below 0x20 or is 0x7F; true now and then when none is.
    ///
    /// Eight bytes at a time: "Determine if a word has a byte less than n", S. E. Anderson, Bit Twiddling Hacks.
    fileprivate var mayHoldControl: Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high: UInt64 = 0x8080_8080_8080_8080
        var found: UInt64 = 0
        var offset = 0
        while offset + 8 <= count {
            let word = loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let deleted = word ^ (ones &* 0x7F)
            found |= ((word &- ones &* 0x20) & ~word) | ((deleted &- ones) & ~deleted)
            offset += 8
        }
        while offset < count {
            let byte = self[offset]
            if byte < 0x20 || byte == 0x7F { return true }
            offset += 1
        }
        return found & high != 0
    }
}
