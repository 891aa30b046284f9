/// Which bytes may stand where, as tables of 256 bits.
enum ByteClass {
    /// RFC 9110 section 5.6.2: the bytes of a token.
    static let token = ByteSet("!#$%&'*+-.^_`|~").union(.alphanumeric)
    /// RFC 9110 section 5.5: field content with tabs and spaces; all but control bytes.
    static let fieldValue = ByteSet(ranges: 0x20...0x7E, 0x80...0xFF).union(ByteSet("\t"))
    /// What a request target may hold: the characters of RFC 3986, and those that browsers leave as they are by the
    /// URL standard (``[]\^`{|}``); visible ASCII without `"`, `#`, `<` and `>`.
    static let target = ByteSet(ranges: 0x21...0x21, 0x24...0x3B, 0x3D...0x3D, 0x3F...0x7E)
    /// RFC 3986 section 2.3: what never needs an escape.
    static let unreserved = ByteSet("-._~").union(.alphanumeric)
    /// RFC 3986 section 3.2.2: a registered name without escapes, without the comma that joins two fields and without
    /// the asterisk, which stands for other hosts in lists.
    static let hostName = ByteSet("!$&'()+;=").union(unreserved)

    /// Whether a byte may stand in a request id.
    static func isRequestID(_ byte: UInt8) -> Bool { requestID.contains(byte) }
    private static let requestID = ByteSet("._-").union(.alphanumeric)
}

/// A set of bytes.
struct ByteSet: Sendable {
    // Four words of one value rather than an array: a look-up touches no heap and no bounds check.
    private var a: UInt64 = 0
    private var b: UInt64 = 0
    private var c: UInt64 = 0
    private var d: UInt64 = 0

    static let digits = ByteSet(ranges: 0x30...0x39)
    static let alphanumeric = ByteSet(ranges: 0x30...0x39, 0x41...0x5A, 0x61...0x7A)

    init(_ text: StaticString) {
        text.withUTF8Buffer { for byte in $0 { insert(byte) } }
    }

    init(ranges: ClosedRange<UInt8>...) {
        for range in ranges { for byte in range { insert(byte) } }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let word = byte < 128 ? (byte < 64 ? a : b) : (byte < 192 ? c : d)
        return word & (1 << UInt64(byte & 63)) != 0
    }

    func union(_ other: ByteSet) -> ByteSet {
        var result = self
        result.a |= other.a
        result.b |= other.b
        result.c |= other.c
        result.d |= other.d
        return result
    }

    private mutating func insert(_ byte: UInt8) {
        let bit: UInt64 = 1 << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: a |= bit
        case 1: b |= bit
        case 2: c |= bit
        default: d |= bit
        }
    }
}
