/// A parameter's value with its charset, RFC 8187 section 3.2: `UTF-8'en'%e2%82%ac%20rates`.
enum ExtendedValue {
    /// The text; nil for another charset than UTF-8 and ISO-8859-1, a broken escape or invalid UTF-8.
    static func decode(_ value: String) -> String? {
        let parts = value.utf8.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = bytes(parts[2]) else { return nil }
        switch String(Substring(parts[0])).lowercased() {
        case "utf-8": return String(validating: bytes, as: UTF8.self)
        case "iso-8859-1": return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        default: return nil
        }
    }

    private static func bytes(_ text: Substring.UTF8View) -> [UInt8]? {
        var result: [UInt8] = []
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = iterator.next().flatMap(PercentEncoding.hexValue),
                    let low = iterator.next().flatMap(PercentEncoding.hexValue)
                else { return nil }
                result.append(high << 4 | low)
            } else {
                guard plain.contains(byte) else { return nil }
                result.append(byte)
            }
        }
        return result
    }

    /// RFC 8187 section 3.2.1, attr-char.
    private static let plain = ByteSet("!#$&+-.^_`|~").union(.alphanumeric)
}
