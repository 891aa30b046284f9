/// A place in a path, before a separator or at the end.
struct Cursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let separator: UInt8
    private var offset = 0

    /// The start of a path; a lone separator is a path of no segments.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
        if bytes.count == 1 { offset = 1 }
    }

    /// The segment here and the place after it; `nil` at the end.
    func next() -> (segment: UnsafeBufferPointer<UInt8>, rest: Cursor)? {
        guard offset < bytes.count else { return nil }
        let start = offset + 1
        var end = start
        while end < bytes.count, bytes[end] != separator { end += 1 }
        var rest = self
        rest.offset = end
        return (UnsafeBufferPointer(rebasing: bytes[start..<end]), rest)
    }

    /// Everything from the segment here to the end.
    var remainder: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Swift.min(offset + 1, bytes.count)...])
    }
}
