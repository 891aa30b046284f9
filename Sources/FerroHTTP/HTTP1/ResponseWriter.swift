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
        var text = text
        text.withUTF8 { bytes in
            var hasControl = false
            for byte in bytes { hasControl = hasControl || (byte < 0x20 && byte != 0x09) || byte == 0x7F }
            if hasControl { isValid = false }
            copy(UnsafeRawBufferPointer(bytes))
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
