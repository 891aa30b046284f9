/// The words of a statement of SQLite with where they stand, comments left out
/// (https://sqlite.org/lang.html, tokenize.c).
struct SQLiteTokens {
    struct Token {
        /// A word in upper case, a single character of punctuation, or the whole of a quoted text.
        var word: String
        /// Whether it is quoted: then it is never a keyword.
        var isQuoted: Bool
        /// Where it stands among the scalars of the text.
        var range: Range<Int>
        /// How many parentheses are open around it.
        var depth: Int
    }

    let scalars: [Unicode.Scalar]
    private(set) var tokens: [Token] = []
    private var position = 0
    private var depth = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        while position < scalars.count { take() }
    }

    /// The text of a stretch of tokens as it stands.
    func text(_ tokens: ArraySlice<Token>) -> String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        return text(first.range.lowerBound..<last.range.upperBound)
    }

    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range])
        return String(text)
    }

    /// The name that a token stands for, without its quotes.
    func name(_ token: Token) -> String {
        let raw = text(token.range)
        guard token.isQuoted, let open = raw.unicodeScalars.first else { return raw }
        let inside = String(raw.unicodeScalars.dropFirst().dropLast())
        return open == "[" ? inside : inside.replacing("\(open)\(open)", with: "\(open)")
    }

    private mutating func take() {
        let start = position
        let scalar = scalars[start]
        if scalar.properties.isWhitespace {
            position += 1
        } else if scalar == "-", peek(1) == "-" {
            while position < scalars.count, scalars[position] != "\n" { position += 1 }
        } else if scalar == "/", peek(1) == "*" {
            position += 2
            while position < scalars.count, !(scalars[position] == "*" && peek(1) == "/") { position += 1 }
            position = min(position + 2, scalars.count)
        } else if let close = Self.closing(scalar) {
            takeQuoted(until: close)
            add(start, isQuoted: true)
        } else if Self.isWord(scalar) {
            while position < scalars.count, Self.isWord(scalars[position]) { position += 1 }
            add(start, isQuoted: false)
        } else {
            if scalar == ")" { depth -= 1 }
            position += 1
            add(start, isQuoted: false)
            if scalar == "(" { depth += 1 }
        }
    }

    private mutating func takeQuoted(until close: Unicode.Scalar) {
        position += 1
        while position < scalars.count {
            defer { position += 1 }
            guard scalars[position] == close else { continue }
            guard close != "]", peek(1) == close else { return }
            position += 1
        }
    }

    private mutating func add(_ start: Int, isQuoted: Bool) {
        let text = text(start..<position)
        let word = isQuoted ? text : text.uppercased()
        tokens.append(Token(word: word, isQuoted: isQuoted, range: start..<position, depth: depth))
    }

    private func peek(_ offset: Int) -> Unicode.Scalar? {
        scalars.indices.contains(position + offset) ? scalars[position + offset] : nil
    }

    private static func closing(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "'", "\"", "`": scalar
        case "[": "]"
        default: nil
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "$" || scalar == "." || scalar.value > 127
            || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}
