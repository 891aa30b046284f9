/// What the text of keys and tags may be.
enum KeyText {
    static let maximumLength = 512
    /// What the cache's own keys begin with.
    static let reserved: UInt8 = UInt8(ascii: "#")

    static func isValid(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first, bytes.count <= maximumLength, first != reserved else { return false }
            return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        }
    }

    /// FNV-1a (Fowler, Noll and Vo) of the bytes: it only tells families apart, which come from the source code.
    static func hash(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            return hash == 0 ? 1 : hash
        }
    }
}
