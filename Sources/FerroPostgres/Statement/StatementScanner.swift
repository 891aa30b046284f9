/// Reads a statement word by word, past blanks, comments, quoted names and quoted text.
///
/// It follows PostgreSQL's lexical rules (manual, 4.1): comments nest, and `$tag$` quotes text.
struct StatementScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The next bare word in upper case, with letters, digits and underscores; nil at the end.
    mutating func word() -> String? {
        while position < bytes.count {
            if skipQuoted() { continue }
            guard Self.startsWord(bytes[position]) else {
                position += 1
                continue
            }
            let start = position
            while position < bytes.count, Self.continuesWord(bytes[position]) { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self).uppercased()
        }
        return nil
    }

    /// Steps over a comment or something in quotes; false when neither begins here.
    private mutating func skipQuoted() -> Bool {
        switch bytes[position] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): skip(past: bytes[position])
        case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"):
            while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipComment()
        case UInt8(ascii: "$"): return skipDollarQuoted()
        default: return false
        }
        return true
    }

    private mutating func skip(past quote: UInt8) {
        position += 1
        while position < bytes.count, bytes[position] != quote { position += 1 }
        position += 1
    }

    private mutating func skipComment() {
        var depth = 0
        while position < bytes.count {
            let pair = (bytes[position], peek(1))
            if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
                depth += 1
                position += 2
            } else if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
                depth -= 1
                position += 2
                if depth == 0 { return }
            } else {
                position += 1
            }
        }
    }

    private mutating func skipDollarQuoted() -> Bool {
        var end = position + 1
        while end < bytes.count, Self.continuesWord(bytes[end]), bytes[end] != UInt8(ascii: "$") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else { return false }
        if let first = bytes[(position + 1)...].first, first >= 0x30, first <= 0x39 { return false }
        let tag = bytes[position...end]
        position = end + 1
        while position < bytes.count, !bytes[position...].starts(with: tag) { position += 1 }
        position = min(bytes.count, position + tag.count)
        return true
    }

    private func peek(_ offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private static func startsWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func continuesWord(_ byte: UInt8) -> Bool {
        startsWord(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
