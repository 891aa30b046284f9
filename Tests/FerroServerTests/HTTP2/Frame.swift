import NIOCore

/// A frame as it is on the wire (RFC 9113, 4.1), right or wrong.
struct Frame: Sendable, Equatable {
    enum Kind {
        static let data: UInt8 = 0
        static let headers: UInt8 = 1
        static let priority: UInt8 = 2
        static let reset: UInt8 = 3
        static let settings: UInt8 = 4
        static let pushPromise: UInt8 = 5
        static let ping: UInt8 = 6
        static let goAway: UInt8 = 7
        static let windowUpdate: UInt8 = 8
        static let continuation: UInt8 = 9
    }

    enum Flag {
        static let ack: UInt8 = 1
        static let endStream: UInt8 = 1
        static let endHeaders: UInt8 = 4
        static let padded: UInt8 = 8
        static let priority: UInt8 = 0x20
    }

    enum Code {
        static let none: UInt32 = 0
        static let `protocol`: UInt32 = 1
        static let flowControl: UInt32 = 3
        static let streamClosed: UInt32 = 5
        static let frameSize: UInt32 = 6
        static let refusedStream: UInt32 = 7
        static let cancel: UInt32 = 8
        static let compression: UInt32 = 9
        static let enhanceYourCalm: UInt32 = 11
    }

    static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    var kind: UInt8
    var flags: UInt8 = 0
    var stream: UInt32 = 0
    var payload: [UInt8] = []

    func has(_ flag: UInt8) -> Bool { flags & flag != 0 }

    var bytes: [UInt8] {
        let count = payload.count
        return [UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255), kind, flags]
            + Self.bytes(stream) + payload
    }

    /// The code of a RST_STREAM or GOAWAY frame.
    var code: UInt32? {
        switch kind {
        case Kind.reset: Self.number(payload.prefix(4))
        case Kind.goAway: Self.number(payload.dropFirst(4).prefix(4))
        default: nil
        }
    }

    /// Takes a whole frame from what has arrived.
    init?(from buffer: inout ByteBuffer) {
        guard let head = buffer.getBytes(at: buffer.readerIndex, length: 9) else { return nil }
        let count = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
        guard buffer.readableBytes >= 9 + count else { return nil }
        buffer.moveReaderIndex(forwardBy: 9)
        self.init(head[3], head[4], Self.number(head[5...]), buffer.readBytes(length: count) ?? [])
    }

    init(_ kind: UInt8, _ flags: UInt8 = 0, _ stream: UInt32 = 0, _ payload: [UInt8] = []) {
        self.kind = kind
        self.flags = flags
        self.stream = stream
        self.payload = payload
    }

    static func bytes(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - 8 * $0) & 255) } }
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
}

// The frames of a well-behaved client, and the pieces of others.
extension Frame {
    static func headers(
        _ stream: UInt32, _ fields: [(String, String)] = request(), end: Bool = true, whole: Bool = true
    ) -> Frame {
        headers(stream, block: fields.flatMap { field($0.0, $0.1) }, end: end, whole: whole)
    }

    static func headers(_ stream: UInt32, block: [UInt8], end: Bool = true, whole: Bool = true) -> Frame {
        Frame(Kind.headers, (end ? Flag.endStream : 0) | (whole ? Flag.endHeaders : 0), stream, block)
    }

    static func continuation(_ stream: UInt32, block: [UInt8] = field("a", "b"), whole: Bool = true) -> Frame {
        Frame(Kind.continuation, whole ? Flag.endHeaders : 0, stream, block)
    }

    static func data(_ stream: UInt32, _ text: String = "x", end: Bool = true) -> Frame {
        Frame(Kind.data, end ? Flag.endStream : 0, stream, Array(text.utf8))
    }

    static func settings(_ values: [(UInt16, UInt32)] = []) -> Frame {
        Frame(Kind.settings, 0, 0, values.flatMap { [UInt8($0.0 >> 8), UInt8($0.0 & 255)] + bytes($0.1) })
    }

    static func reset(_ stream: UInt32, _ code: UInt32 = Code.cancel) -> Frame {
        Frame(Kind.reset, 0, stream, bytes(code))
    }

    static func window(_ stream: UInt32, _ count: UInt32) -> Frame {
        Frame(Kind.windowUpdate, 0, stream, bytes(count))
    }

    static func ping(_ text: String = "pingpong") -> Frame { Frame(Kind.ping, 0, 0, Array(text.utf8)) }

    static func priority(_ stream: UInt32, on other: UInt32, weight: UInt8 = 15) -> Frame {
        Frame(Kind.priority, 0, stream, bytes(other) + [weight])
    }

    static func request(
        _ path: String = "/", _ method: String = "GET", _ more: [(String, String)] = []
    ) -> [(String, String)] {
        [(":method", method), (":scheme", "http"), (":path", path), (":authority", "a")] + more
    }

    /// A literal without indexing and without Huffman coding (RFC 7541, 6.2.2).
    static func field(_ name: String, _ value: String) -> [UInt8] { [0] + text(name) + text(value) }

    private static func text(_ text: String) -> [UInt8] {
        var (rest, bytes) = (text.utf8.count, [UInt8]())
        if rest < 127 {
            bytes = [UInt8(rest)]
        } else {
            (bytes, rest) = ([127], rest - 127)
            while rest >= 128 { (bytes, rest) = (bytes + [UInt8(rest & 127 | 128)], rest >> 7) }
            bytes.append(UInt8(rest))
        }
        return bytes + Array(text.utf8)
    }
}
