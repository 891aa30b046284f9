extension SQLStatement {
    /// Whether it only reads, as far as its text can tell: in doubt it does not.
    ///
    /// It must begin with SELECT or WITH and hold none of the words below, whether quoted, in a string or not.
    /// A function of the user's that writes is not seen; a replica refuses it, and the primary is asked then.
    var isPlainRead: Bool {
        var isFirst = true
        var word: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: ";") { return false }
            if Self.isPartOfWord(byte) {
                let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                word.append(isCapital ? byte | 0x20 : byte)
                continue
            }
            guard !word.isEmpty else { continue }
            if !Self.mayRead(word, isFirst: isFirst) { return false }
            isFirst = false
            word.removeAll(keepingCapacity: true)
        }
        if !word.isEmpty, !Self.mayRead(word, isFirst: isFirst) { return false }
        return !(isFirst && word.isEmpty)
    }

    private static let beginnings: Set<[UInt8]> = [Array("select".utf8), Array("with".utf8)]
    /// Writing statements, row locks (FOR UPDATE, FOR SHARE), SELECT INTO, and functions with a lasting effect.
    private static let writing: Set<[UInt8]> = Set(
        [
            "insert", "update", "delete", "merge", "into", "for", "lock", "nextval", "setval", "currval", "lastval",
            "set_config", "txid_current", "load_extension",
        ].map { Array($0.utf8) })
    /// Advisory locks, notifications and large objects begin like this.
    private static let prefixes = ["pg_", "lo_", "dblink"].map { Array($0.utf8) }

    private static func mayRead(_ word: [UInt8], isFirst: Bool) -> Bool {
        if isFirst { return beginnings.contains(word) }
        return !writing.contains(word) && !prefixes.contains { word.starts(with: $0) }
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }
}
