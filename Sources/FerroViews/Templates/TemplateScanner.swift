/// Finds the tags of a template with their lines.
///
/// The renderer's own parser keeps its tokens to itself, and ignores a partial that does not exist; this scan is what
/// knows the includes, the blocks and where each tag stands. It follows changes of the delimiters (`{{=<% %>=}}`).
struct TemplateScanner {
    /// The tags of a text, and the delimiters in force at its end.
    struct Result {
        var tags: [TemplateTag] = []
        var open = "{{"
        var close = "}}"
        /// A tag that is never finished: its line.
        var unfinished: Int?
    }

    static let maximumTagLength = 500

    private var rest: Substring.UTF8View
    private var line = 1
    private var offset = 0
    private var result = Result()

    private init(_ text: String) { rest = text[...].utf8 }

    /// Scans a text in one pass.
    static func scan(_ text: String) -> Result {
        var scanner = TemplateScanner(text)
        while scanner.next() {}
        return scanner.result
    }

    private mutating func next() -> Bool {
        guard skip(past: result.open) != nil else { return false }
        let (start, inside) = (line, offset)
        let sigil = rest.first
        let ending = sigil == UInt8(ascii: "=") ? "=" + result.close : result.close
        guard let body = skip(past: ending) else {
            result.unfinished = start
            return false
        }
        let inner = trimmed(body)
        let text = result.open + inner + result.close
        if sigil == UInt8(ascii: "=") {
            let delimiters = inner.dropFirst().split(whereSeparator: \.isWhitespace)
            if let first = delimiters.first, let last = delimiters.last, delimiters.count == 2 {
                result.open = String(first)
                result.close = String(last)
            }
        }
        result.tags.append(
            TemplateTag(
                kind: kind(sigil), name: name(inner, sigil), line: start, text: text,
                bytes: inside..<(inside + body.count)))
        return true
    }

    private func kind(_ sigil: UInt8?) -> TemplateTag.Kind {
        switch sigil {
        case UInt8(ascii: "#"), UInt8(ascii: "^"): .section
        case UInt8(ascii: "<"): .parent
        case UInt8(ascii: "$"): .block
        case UInt8(ascii: "/"): .end
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "%"): .other
        default: .variable
        }
    }

    private func name(_ inner: String, _ sigil: UInt8?) -> String {
        let isVariable = kind(sigil) == .variable
        let hasSigil = !isVariable || sigil == UInt8(ascii: "{") || sigil == UInt8(ascii: "&")
        return trimmed((hasSigil ? inner.dropFirst() : inner[...]).utf8)
    }

    private func trimmed(_ bytes: Substring.UTF8View) -> String {
        let text = Substring(bytes)
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    /// Moves behind the next occurrence of a mark and returns what was before it; nil when there is none.
    private mutating func skip(past mark: String) -> Substring.UTF8View? {
        let wanted = mark.utf8
        guard let head = wanted.first else { return nil }
        var index = rest.startIndex
        var lines = 0
        while index < rest.endIndex {
            let byte = rest[index]
            if byte == head, rest[index...].starts(with: wanted) {
                let before = rest[rest.startIndex..<index]
                rest = rest[rest.index(index, offsetBy: wanted.count)...]
                line += lines
                offset += before.count + wanted.count
                return before
            }
            if byte == UInt8(ascii: "\n") { lines += 1 }
            index = rest.index(after: index)
        }
        rest = rest[rest.endIndex...]
        return nil
    }
}
