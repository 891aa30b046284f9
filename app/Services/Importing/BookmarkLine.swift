/// The tags and texts of one line of a bookmarks file.
///
/// A tag must end on its line. One that does not ends the reading of that line, never of the next one, so that a
/// forgotten quote costs one bookmark, and so that no byte is looked at twice.
struct BookmarkLine {
    /// A piece of a line.
    enum Piece {
        /// Text between tags.
        case text(ArraySlice<UInt8>)
        /// `<NAME …>` or `</NAME>`; the name is in lower case.
        case tag(name: String, isEnd: Bool, attributes: [Attribute])
        /// `<!-- …` without its end on this line.
        case openComment
        /// A tag without its end on this line.
        case brokenTag
    }

    /// One attribute of a tag, its name in lower case.
    struct Attribute {
        let name: String
        let value: ArraySlice<UInt8>
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Skips the rest of a comment; false when the comment goes on after this line.
    mutating func closeComment() -> Bool {
        while position < bytes.endIndex {
            if bytes[position...].starts(with: "-->".utf8) {
                position += 3
                return true
            }
            position += 1
        }
        return false
    }

    /// The next piece; nil at the end of the line.
    mutating func next() -> Piece? {
        while bytes[position...].starts(with: "<!--".utf8) {
            position += 4
            guard closeComment() else { return .openComment }
        }
        guard position < bytes.endIndex else { return nil }
        return bytes[position] == UInt8(ascii: "<") && isTagStart(position + 1) ? tag() : .text(text())
    }

    private func isTagStart(_ index: Int) -> Bool {
        guard index < bytes.endIndex else { return false }
        let byte = bytes[index]
        return Self.isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
    }

    private mutating func text() -> ArraySlice<UInt8> {
        let start = position
        position += 1
        while position < bytes.endIndex, bytes[position] != UInt8(ascii: "<") || !isTagStart(position + 1) {
            position += 1
        }
        return bytes[start..<position]
    }

    private mutating func tag() -> Piece {
        position += 1
        let isEnd = bytes[position] == UInt8(ascii: "/")
        if isEnd || bytes[position] == UInt8(ascii: "!") { position += 1 }
        let name = word { Self.isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        var attributes: [Attribute] = []
        while position < bytes.endIndex {
            let byte = bytes[position]
            if byte == UInt8(ascii: ">") {
                position += 1
                return .tag(name: name, isEnd: isEnd, attributes: attributes)
            }
            if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
                position += 1
            } else {
                guard let attribute = attribute() else { break }
                if attributes.count < 100 { attributes.append(attribute) }
            }
        }
        position = bytes.endIndex
        return .brokenTag
    }

    private mutating func attribute() -> Attribute? {
        let start = position
        let name = word { !Self.isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
        skipSpaces()
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "=") else {
            return Attribute(name: name, value: bytes[start..<start])
        }
        position += 1
        skipSpaces()
        guard position < bytes.endIndex else { return nil }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let first = position
            while position < bytes.endIndex, !Self.isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">") {
                position += 1
            }
            return Attribute(name: name, value: bytes[first..<position])
        }
        let first = position + 1
        guard let end = bytes[first...].firstIndex(of: quote) else { return nil }
        position = end + 1
        return Attribute(name: name, value: bytes[first..<end])
    }

    private mutating func word(_ isPart: (UInt8) -> Bool) -> String {
        let start = position
        while position < bytes.endIndex, isPart(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<min(position, start + 64)], as: UTF8.self).lowercased()
    }

    private mutating func skipSpaces() {
        while position < bytes.endIndex, Self.isSpace(bytes[position]) { position += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
