/// One cookie of a `Cookie` header, not decoded yet.
struct CookiePair {
    /// What stands before the first `=`, never empty.
    let name: Substring.UTF8View
    /// What stands after it.
    let received: Substring.UTF8View

    /// The value without the quotes around it, its percent escapes decoded.
    var value: String {
        let quote = UInt8(ascii: "\"")
        var text = Substring(received)
        if received.count >= 2, received.first == quote, received.last == quote { text = text.dropFirst().dropLast() }
        return PercentEncoding.decodeSegment(text) ?? String(text)
    }
}

/// Walks the pairs of a `Cookie` header without copying; at most 180, the number a browser keeps for a site.
struct CookiePairs: Sequence, IteratorProtocol {
    private var rest: Substring.UTF8View
    private var remaining = 180

    init(rest: Substring.UTF8View) { self.rest = rest }

    mutating func next() -> CookiePair? {
        while !rest.isEmpty, remaining > 0 {
            remaining -= 1
            let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
            let pair = Self.trimmed(rest[..<end])
            rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = Self.trimmed(pair[..<equals])
            guard !name.isEmpty else { continue }
            return CookiePair(name: name, received: Self.trimmed(pair[pair.index(after: equals)...]))
        }
        return nil
    }

    // Spaces and tabs only: other white space belongs to the name, so that U+2003__Host-id is not __Host-id.
    private static func trimmed(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }
}
