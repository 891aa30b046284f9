/// Reads the tags of a field one by one; what is no tag is skipped up to the next comma.
struct EntityTagReader {
    private var rest: ArraySlice<UInt8>
    /// RFC 9110 section 8.8.3: visible ASCII without the quote, and bytes above ASCII.
    private static let inside = ByteSet(ranges: 0x21...0x21, 0x23...0x7E, 0x80...0xFF)

    init(_ field: some StringProtocol) { rest = Array(field.utf8)[...] }

    /// Whether nothing but separators is left.
    var isAtEnd: Bool { rest.allSatisfy(Self.isSeparator) }

    /// The next tag; nil at the end.
    mutating func next() -> EntityTag? {
        while true {
            rest = rest.drop(while: Self.isSeparator)
            guard !rest.isEmpty else { return nil }
            if let tag = tag() { return tag }
            rest = rest.drop { $0 != UInt8(ascii: ",") }
        }
    }

    /// A tag that ends at a separator; nil, with nothing promised about the place, for anything else.
    private mutating func tag() -> EntityTag? {
        let isWeak = rest.starts(with: "W/".utf8)
        if isWeak { rest = rest.dropFirst(2) }
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        rest = rest.dropFirst()
        let value = rest.prefix(while: Self.inside.contains)
        rest = rest[value.endIndex...]
        guard rest.popFirst() == UInt8(ascii: "\""), rest.first.map(Self.isSeparator) ?? true else { return nil }
        return EntityTag(read: String(decoding: value, as: UTF8.self), isWeak: isWeak)
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
