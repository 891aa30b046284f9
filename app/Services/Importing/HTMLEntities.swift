/// Decodes the character references that browsers write into bookmark files.
enum HTMLEntities {
    /// Replaces references to characters; what is no reference stays as it is.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...].dropFirst()
            // No reference is longer than `&#x10FFFF;`, and the names below are shorter.
            let head = rest.prefix(10)
            if let end = head.firstIndex(of: ";"), let character = character(head[..<end]) {
                result.append(character)
                rest = rest[end...].dropFirst()
            } else {
                result.append("&")
            }
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> Character? {
        guard name.first == "#" else { return named[String(name)] }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        guard let code = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), code != 0 else { return nil }
        return Unicode.Scalar(code).map { Character($0) }
    }

    private static let named: [String: Character] = [
        "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"", "apos": "'",
        "nbsp": "\u{A0}", "copy": "©", "reg": "®", "trade": "™", "hellip": "…", "ndash": "–", "mdash": "—",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·",
    ]
}
