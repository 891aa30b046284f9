/// Reads the first words of a statement, past blanks and comments.
struct StatementScanner {
    private let bytes: Substring.UTF8View
    private var position: Substring.UTF8View.Index

    init(_ text: some StringProtocol) {
        bytes = Substring(text).utf8
        position = bytes.startIndex
    }

    /// The next word in upper case; empty when no letter follows.
    mutating func word() -> String {
        skipBlanks()
        let start = position
        // No keyword is longer, and a long name must not cost anything here.
        while let byte = peek(), Self.isLetter(byte), bytes.distance(from: start, to: position) < 16 { advance() }
        return String(decoding: bytes[start..<position].map { $0 & 0xDF }, as: UTF8.self)
    }

    /// Whether nothing but blanks, comments and semicolons is left.
    mutating func isAtEnd() -> Bool {
        skipBlanks()
        while peek() == UInt8(ascii: ";") {
            advance()
            skipBlanks()
        }
        return peek() == nil
    }

    private mutating func skipBlanks() {
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: " "), 0x09, 0x0A, 0x0C, 0x0D: advance()
            case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"):
                while let next = peek(), next != 0x0A { advance() }
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
                advance()
                advance()
                while peek() != nil, !(peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) { advance() }
                if peek() != nil {
                    advance()
                    advance()
                }
            default: return
            }
        }
    }

    private func peek(_ offset: Int = 0) -> UInt8? {
        guard let index = bytes.index(position, offsetBy: offset, limitedBy: bytes.endIndex), index < bytes.endIndex
        else { return nil }
        return bytes[index]
    }

    private mutating func advance() { position = bytes.index(after: position) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
