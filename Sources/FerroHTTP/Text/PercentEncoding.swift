/// Percent escapes of RFC 3986 section 2.1.
public enum PercentEncoding {
    /// Decodes one segment of a path, once; nil when it is not valid.
    ///
    /// The rule for paths: split on `/` first, then decode each segment exactly once. `%2F` therefore stays inside its
    /// segment as a `/`. A broken escape, invalid UTF-8 and NUL are refused, which callers answer with 400.
    public static func decodeSegment(_ segment: some StringProtocol) -> String? {
        let bytes = segment.utf8
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == 0 }) else { return String(segment) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            var value = byte
            if byte == UInt8(ascii: "%") {
                guard let high = iterator.next().flatMap(hexValue), let low = iterator.next().flatMap(hexValue) else {
                    return nil
                }
                value = high << 4 | low
            }
            guard value != 0 else { return nil }
            decoded.append(value)
        }
        return String(validating: decoded, as: UTF8.self)
    }

    /// Encodes a text as one segment of a path: all but unreserved characters are escaped.
    public static func encodeSegment(_ text: String) -> String { encode(text) { ByteClass.unreserved.contains($0) } }

    /// Encodes a value for a query: as ``encodeSegment(_:)``, so that it reads the same under either rule.
    public static func encodeQuery(_ text: String) -> String { encodeSegment(text) }

    /// Escapes only what may not stand in a URI at all and leaves its structure and existing escapes alone.
    public static func encodeURI(_ uri: String) -> String {
        encode(uri) {
            (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
        }
    }

    /// Escapes what may not stand in a cookie's value (RFC 6265 section 4.1.1), and `%` itself.
    static func encodeCookie(_ value: String) -> String {
        encode(value) { (0x21...0x7E).contains($0) && !"\"%,;\\".utf8.contains($0) }
    }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func encode(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
        guard !text.utf8.allSatisfy(isKept) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        encoded.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            if isKept(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
