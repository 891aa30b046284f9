import FerroHTTP
import FerroSupport
import NIOCore

/// What Python's zlib and gzip made, typed in: a peer that shares no line of Swift with the code under test.
enum CompressionSamples {
    static let text = ByteBuffer(string: "Ferro presses text: " + String(repeating: "abc ", count: 20))
    static let data = "734b2d2aca5728284a2d2e4e2d562849ad28b152484c4aa62a0600"
    /// `gzip.compress(text, 9, mtime=0)`
    static let gzip = bytes("1f8b0800000000000203" + data + "bcd9031e64000000")
    /// `zlib.compress(text, 9)`
    static let zlib = bytes("78da" + data + "ae6620db")
    /// The same without a wrapping: `compressobj(9, DEFLATED, -15)`
    static let bare = bytes(data)
    /// `hello` with an extra field, a name, a comment and a CRC of its header.
    static let named = bytes(
        "1f8b081e0000000000030400616200006e616d65006e6f7465007b3ccb48cdc9c9070086a6103605000000")
    /// `gzip.compress(b"", mtime=0)`
    static let nothing = bytes("1f8b080000000000020303000000000000000000")
    /// zlib's data that needs a preset dictionary.
    static let dictionary = bytes("78f93529066bcb40e32b8005006292089f")

    static func bytes(_ hex: String) -> ByteBuffer {
        var buffer = ByteBuffer()
        var rest = Substring(hex)
        while !rest.isEmpty {
            buffer.writeInteger(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return buffer
    }

    /// Bytes between noise and repetition.
    static func random(_ count: Int, _ random: inout SplitMix64) -> ByteBuffer {
        var buffer = ByteBuffer()
        while buffer.readableBytes < count {
            let byte = UInt8.random(in: 0...255, using: &random)
            if Bool.random(using: &random) {
                buffer.writeRepeatingByte(byte, count: Int.random(in: 1...300, using: &random))
            } else {
                for _ in 0..<40 { buffer.writeInteger(UInt8.random(in: 0...255, using: &random)) }
            }
        }
        return buffer.getSlice(at: 0, length: count) ?? buffer
    }

    /// The bytes in pieces of random sizes, some of one byte.
    static func split(_ bytes: ByteBuffer, _ random: inout SplitMix64) -> [ByteBuffer] {
        var rest = bytes
        var pieces: [ByteBuffer] = []
        while rest.readableBytes > 0 {
            let most = Bool.random(using: &random) ? 3 : 20_000
            let size = min(rest.readableBytes, Int.random(in: 1...most, using: &random))
            if let piece = rest.readSlice(length: size) { pieces.append(piece) }
        }
        return pieces
    }

    /// Zeros, compressed; `count` bytes of them.
    static func bomb(_ count: Int, as format: DeflateFormat = .gzip) throws -> ByteBuffer {
        let deflater = try Deflater(format, level: 9, expecting: count)
        var out = ByteBuffer()
        var left = count
        while left > 0 {
            let size = min(left, 1 << 20)
            out.writeImmutableBuffer(try deflater.compress(ByteBuffer(repeating: 0, count: size)))
            left -= size
        }
        out.writeImmutableBuffer(try deflater.compress(ByteBuffer(), then: .end))
        return out
    }
}
