import NIOCore

/// Writes commands as Redis reads them: arrays of strings (RESP2, https://redis.io/docs/reference/protocol-spec).
enum RESPWriter {
    /// The most bytes that a buffer takes, which counts them in 32 bits.
    static var most: Int { 1 << 31 }

    /// Appends one command; exactly as many bytes as ``bound(_:)`` says at most.
    ///
    /// - Returns: False, and nothing is appended, when the buffer would have more bytes than `limit`.
    @discardableResult
    static func write(_ command: RedisCommand, into buffer: inout ByteBuffer, upTo limit: Int = most) -> Bool {
        let bound = bound(command)
        guard buffer.readableBytes + bound <= min(limit, most) else { return false }
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { space in
            guard let start = space.baseAddress else { return 0 }
            var cursor = RESPCursor(start)
            cursor.header(UInt8(ascii: "*"), command.arguments.count &+ 1)
            cursor.text(command.name)
            for argument in command.arguments {
                switch argument.storage {
                case .text(let text): cursor.text(text)
                case .bytes(let bytes): bytes.withUnsafeBytes { cursor.bulk($0) }
                case .integer(let number): cursor.integer(number)
                }
            }
            return cursor.at - start
        }
        return true
    }

    /// The most bytes that the command takes: a header of 24 bytes and a line end for each of its parts.
    static func bound(_ command: RedisCommand) -> Int {
        var bytes = 64 &+ command.name.utf8.count
        for argument in command.arguments {
            switch argument.storage {
            case .text(let text): bytes += text.utf8.count
            case .bytes(let bytes_): bytes += bytes_.count
            case .integer: bytes += 24
            }
            bytes += 32
        }
        return bytes
    }
}

/// A place in memory that has room for what is written: ``RESPWriter/bound(_:)`` made it.
private struct RESPCursor {
    var at: UnsafeMutableRawPointer

    init(_ start: UnsafeMutableRawPointer) { at = start }

    mutating func byte(_ byte: UInt8) {
        at.storeBytes(of: byte, as: UInt8.self)
        at += 1
    }

    mutating func lineEnd() {
        byte(13)
        byte(10)
    }

    mutating func header(_ mark: UInt8, _ count: Int) {
        byte(mark)
        digits(UInt64(count))
        lineEnd()
    }

    mutating func bulk(_ bytes: UnsafeRawBufferPointer) {
        header(UInt8(ascii: "$"), bytes.count)
        if let base = bytes.baseAddress { at.copyMemory(from: base, byteCount: bytes.count) }
        at += bytes.count
        lineEnd()
    }

    mutating func text(_ text: String) {
        let utf8 = text.utf8
        let done: Void? = utf8.withContiguousStorageIfAvailable { bulk(UnsafeRawBufferPointer($0)) }
        if done == nil { Array(utf8).withUnsafeBytes { bulk($0) } }
    }

    mutating func integer(_ number: Int64) {
        let magnitude = number.magnitude
        let count = Self.digitCount(magnitude)
        header(UInt8(ascii: "$"), number < 0 ? count + 1 : count)
        if number < 0 { byte(UInt8(ascii: "-")) }
        digits(magnitude, count)
        lineEnd()
    }

    private mutating func digits(_ number: UInt64) { digits(number, Self.digitCount(number)) }

    private mutating func digits(_ number: UInt64, _ count: Int) {
        var rest = number
        for index in stride(from: count - 1, through: 0, by: -1) {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            at.storeBytes(
                of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit), toByteOffset: index, as: UInt8.self)
            rest = quotient
        }
        at += count
    }

    private static func digitCount(_ number: UInt64) -> Int {
        var rest = number
        var count = 1
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        return count
    }
}
