internal import CZlib
import HTTPTypes
import NIOCore

/// One stream of zlib, freed with its owner (https://zlib.net/manual.html).
///
/// zlib remembers the address of the structure, so it stands on the heap and never moves; of the memory of callers
/// nothing is remembered between two steps.
struct ZStream: ~Copyable {
    /// What one step came to.
    struct Step {
        /// A status of zlib.
        var status: Int32
        /// The bytes taken.
        var consumed: Int
        /// The bytes made.
        var produced: Int

        fileprivate init(_ step: czlib_step) {
            status = step.status
            consumed = Int(step.consumed)
            produced = Int(step.produced)
        }
    }

    private let pointer: UnsafeMutablePointer<z_stream>
    private let isDeflate: Bool

    /// Begins to compress; the memory is about `4 << windowBits` and `512 << memoryLevel` bytes.
    init(deflating format: DeflateFormat, level: Int, windowBits: Int32, memoryLevel: Int32) throws(HTTPFailure) {
        let level = Int32(min(9, max(1, level)))
        try self.init(isDeflate: true) {
            czlib_begin_deflate($0, level, format == .gzip ? windowBits + 16 : windowBits, memoryLevel)
        }
    }

    /// Begins to decompress, windows of every size; the memory is about 40 KiB.
    init(inflatingWithWindowBits windowBits: Int32) throws(HTTPFailure) {
        try self.init(isDeflate: false) { czlib_begin_inflate($0, windowBits) }
    }

    private init(isDeflate: Bool, _ begin: (UnsafeMutablePointer<z_stream>) -> Int32) throws(HTTPFailure) {
        let pointer = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        pointer.initialize(to: z_stream())
        guard begin(pointer) == Z_OK else {
            pointer.deallocate()
            throw HTTPFailure.noMemoryForCoding
        }
        self.pointer = pointer
        self.isDeflate = isDeflate
    }

    deinit {
        if isDeflate { deflateEnd(pointer) } else { inflateEnd(pointer) }
        pointer.deallocate()
    }

    /// Takes from the input and appends to the output, at most `room` bytes.
    mutating func run(
        _ input: inout ByteBuffer, into output: inout ByteBuffer, room: Int, flush: Int32 = Z_NO_FLUSH
    ) -> Step {
        let (pointer, isDeflate) = (pointer, isDeflate)
        var step = czlib_step()
        input.readWithUnsafeReadableBytes { source in
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { target in
                let size = min(room, target.count)
                step =
                    isDeflate
                    ? czlib_deflate(pointer, source.baseAddress, source.count, target.baseAddress, size, flush)
                    : czlib_inflate(pointer, source.baseAddress, source.count, target.baseAddress, size)
                return Int(step.produced)
            }
            return Int(step.consumed)
        }
        return Step(step)
    }

    /// Begins again with the same format.
    mutating func reset() -> Bool { (isDeflate ? deflateReset(pointer) : inflateReset(pointer)) == Z_OK }
}
