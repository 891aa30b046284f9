/// Reads big-endian fields front to back; nil past the end, so that no bytes can make it trap.
struct BinaryReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// How many bytes are left.
    var count: Int { bytes.count - position }

    /// The next integer.
    mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type = Integer.self) -> Integer? {
        let size = MemoryLayout<Integer>.size
        guard count >= size else { return nil }
        defer { position += size }
        return Integer(bigEndian: bytes.loadUnaligned(fromByteOffset: position, as: Integer.self))
    }

    /// The next bytes.
    mutating func take(_ size: Int) -> UnsafeRawBufferPointer? {
        guard size >= 0, count >= size else { return nil }
        defer { position += size }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<position + size])
    }
}

extension [UInt8] {
    /// Appends an integer, its most significant byte first.
    mutating func append(bigEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }

    /// The bytes of an integer, the most significant first.
    init(bigEndian value: some FixedWidthInteger) {
        self = Swift.withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) }
    }
}
