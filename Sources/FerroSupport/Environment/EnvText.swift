/// What the environment's types share about text.
enum EnvText {
    /// The text without white space at its ends.
    static func trimmed(_ text: String) -> String {
        guard let start = text.firstIndex(where: { !$0.isWhitespace }),
            let end = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[start...end])
    }

    /// The text between quotes as an error may show it: one line, at most 80 characters, no password of an address.
    static func shown(_ text: String) -> String {
        let cut = withoutPassword(text)
        var result = ""
        for scalar in cut.unicodeScalars.prefix(80) {
            let isControl =
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            result += isControl || scalar == "\"" ? scalar.escaped(asASCII: true) : String(scalar)
        }
        return "\"\(result)\(cut.unicodeScalars.count > 80 ? "..." : "")\""
    }

    /// `scheme://user:password@host` as `scheme://<redacted>@host`.
    private static func withoutPassword(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let colon = UInt8(ascii: ":")
        let slash = UInt8(ascii: "/")
        guard
            let start = bytes.indices.dropLast(2).first(where: {
                bytes[$0] == colon && bytes[$0 + 1] == slash && bytes[$0 + 2] == slash
            }),
            let end = bytes.lastIndex(of: UInt8(ascii: "@")), end > start
        else { return text }
        return String(decoding: bytes[...(start + 2)], as: UTF8.self) + "<redacted>"
            + String(decoding: bytes[end...], as: UTF8.self)
    }
}
