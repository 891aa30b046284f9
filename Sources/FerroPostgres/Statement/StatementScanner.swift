/// Reads a statement word by word, past blanks, comments, quoted names and quoted text.
///
/// It follows PostgreSQL's lexical rules (manual, 4.1): comments nest, and `$tag$` quotes text.
struct StatementScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The next bare word in upper case, or the quoted name of a function that is called; nil at the end.
    mutating func word() -> String? {
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\"") {
                if let name = quotedCall() { return name }
                continue
            }
            if skipQuoted() { continue }
            guard Self.startsWord(bytes[position]) else {
                position += 1
                continue
            }
            let start = position
            while position < bytes.count, Self.continuesName(bytes[position]) { position += 1 }
            // E'…' is text in which a backslash takes the next byte with it.
            if position - start == 1, bytes[start] | 0x20 == UInt8(ascii: "e"), peek(0) == UInt8(ascii: "'") {
                skip(past: UInt8(ascii: "'"), escapes: true)
                continue
            }
            return String(decoding: bytes[start..<position], as: UTF8.self).uppercased()
        }
        return nil
    }

    /// The name in quotes that begins here, if a function is called by it; steps over it in any case.
    private mutating func quotedCall() -> String? {
        let start = position + 1
        skip(past: UInt8(ascii: "\""))
        let end = position - 1
        var next = position
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "("), start <= end else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self).uppercased()
    }

    /// Steps over a comment or something in quotes; false when neither begins here.
    private mutating func skipQuoted() -> Bool {
        switch bytes[position] {
        case UInt8(ascii: "'"): skip(past: bytes[position])
        case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"):
            while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipComment()
        case UInt8(ascii: "$"): return skipDollarQuoted()
        default: return false
        }
        return true
    }

    private mutating func skip(past quote: UInt8, escapes: Bool = false) {
        position += 1
        while position < bytes.count, bytes[position] != quote {
            position += escapes && bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(bytes.count, position) + 1
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

    private static func continuesName(_ byte: UInt8) -> Bool { continuesWord(byte) || byte == UInt8(ascii: "$") }

    private static func continuesWord(_ byte: UInt8) -> Bool {
        startsWord(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
