/// The text of network addresses and bit strings (`network_send`, `macaddr_send`, `macaddr8_send` and `bit_send` in
/// `src/backend/utils/adt/network.c`, `mac.c`, `mac8.c` and `varbit.c`).
enum PostgresAddress {
    /// An inet or cidr: family, bits of the mask, whether it is a cidr, how many bytes, the bytes.
    static func network(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard bytes.count >= 4 else { return nil }
        let (family, bits, isNetwork) = (bytes[0], bytes[1], bytes[2] != 0)
        let address = Array(bytes[4...])
        guard Int(bytes[3]) == address.count, Int(bits) <= address.count * 8 else { return nil }
        let text: String
        switch (family, address.count) {
        case (2, 4): text = address.map(String.init).joined(separator: ".")
        case (3, 16): text = version6(address)
        default: return nil
        }
        return isNetwork || Int(bits) != address.count * 8 ? "\(text)/\(bits)" : text
    }

    /// A hardware address of 6 or 8 bytes.
    static func hardware(_ bytes: UnsafeRawBufferPointer) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
    }

    /// A bit string: how many bits, then the bits.
    static func bits(_ bytes: UnsafeRawBufferPointer) -> String? {
        var reader = BinaryReader(bytes)
        guard let count = reader.integer(Int32.self), count >= 0, (Int(count) + 7) / 8 == reader.count,
            let data = reader.take(reader.count)
        else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(Int(count))
        for index in 0..<Int(count) {
            text.append(data[index / 8] & (0x80 >> UInt8(index % 8)) == 0 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
        }
        return String(decoding: text, as: UTF8.self)
    }

    // The longest run of zeros, the first of equals, becomes `::` (RFC 5952 section 4.2).
    private static func version6(_ bytes: [UInt8]) -> String {
        let words = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var best = 0..<0
        var start = 0
        while start < 8 {
            let end = words[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(1, best.count) { best = start..<end }
            start = max(end, start) + 1
        }
        let hex = words.map { String($0, radix: 16) }
        guard !best.isEmpty else { return hex.joined(separator: ":") }
        // As the server writes them, addresses of version 4 inside version 6 end in dots.
        if best == 0..<6 || (best == 0..<5 && words[5] == 0xFFFF) {
            let dotted = bytes[12...].map(String.init).joined(separator: ".")
            return (best.count == 6 ? "::" : "::ffff:") + dotted
        }
        return hex[..<best.lowerBound].joined(separator: ":") + "::" + hex[best.upperBound...].joined(separator: ":")
    }
}
