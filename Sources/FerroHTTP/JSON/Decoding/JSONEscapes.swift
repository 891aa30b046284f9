/// The escapes of strings that were checked before.
enum JSONEscapes {
    /// The content of a string without its escapes.
    static func text(_ content: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: bytes(content), as: UTF8.self)
    }

    /// The same as bytes; halves of pairs that stand alone become U+FFFD.
    static func bytes(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(content.count)
        var position = 0
        while position < content.count {
            let byte = content[position]
            guard byte == 0x5C, position + 1 < content.count else {
                result.append(byte)
                position += 1
                continue
            }
            let letter = content[position + 1]
            if letter == UInt8(ascii: "u") {
                append(scalar(content, &position), to: &result)
            } else {
                result.append(plain(letter))
                position += 2
            }
        }
        return result
    }

    private static func plain(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    /// Reads `\uXXXX`, or two of them that are one character.
    private static func scalar(_ content: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Unicode.Scalar {
        let first = unit(content, at: position)
        position += 6
        guard first & 0xF800 == 0xD800 else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let second = unit(content, at: position)
        guard first < 0xDC00, second & 0xFC00 == 0xDC00 else { return "\u{FFFD}" }
        position += 6
        return Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10 | second & 0x3FF)) ?? "\u{FFFD}"
    }

    private static func unit(_ content: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt32 {
        guard position + 6 <= content.count else { return 0 }
        var unit: UInt32 = 0
        for index in position + 2..<position + 6 {
            unit = unit << 4 | UInt32(PercentEncoding.hexValue(content[index]) ?? 0)
        }
        return unit
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
        for byte in Unicode.UTF8.encode(scalar).map(Array.init) ?? [] { result.append(byte) }
    }
}
