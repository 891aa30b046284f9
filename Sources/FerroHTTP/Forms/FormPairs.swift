/// Walks the pairs of `application/x-www-form-urlencoded` bytes, as the WHATWG URL standard section 5.1 reads them.
///
/// Nothing is an error there: a broken escape stays as it is, and invalid UTF-8 becomes U+FFFD.
struct FormPairs<Bytes: Collection>: Sequence, IteratorProtocol where Bytes.Element == UInt8 {
    private var rest: Bytes.SubSequence

    init(_ bytes: Bytes) { rest = bytes[...] }

    mutating func next() -> (name: String, value: String)? {
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
            let pair = rest[rest.startIndex..<end]
            rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
            guard !pair.isEmpty else { continue }
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return (Self.decode(pair), "") }
            return (Self.decode(pair[..<equals]), Self.decode(pair[pair.index(after: equals)...]))
        }
        return nil
    }

    private static func decode(_ bytes: Bytes.SubSequence) -> String {
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index != bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), let value = escape(in: bytes, at: index) {
                decoded.append(value)
                index = bytes.index(index, offsetBy: 3)
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index = bytes.index(after: index)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func escape(in bytes: Bytes.SubSequence, at index: Bytes.Index) -> UInt8? {
        let first = bytes.index(after: index)
        guard first != bytes.endIndex, let high = PercentEncoding.hexValue(bytes[first]) else { return nil }
        let second = bytes.index(after: first)
        guard second != bytes.endIndex, let low = PercentEncoding.hexValue(bytes[second]) else { return nil }
        return high << 4 | low
    }
}
