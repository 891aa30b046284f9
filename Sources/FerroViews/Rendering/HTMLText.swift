internal import Mustache

/// Escapes text for HTML, byte by byte.
///
/// The renderer's own escaping goes by grapheme: a quote followed by a combining mark is one character to it and would
/// stay a quote, which closes an attribute in every browser. Bytes have no such gap.
struct HTMLText: MustacheContentType {
    static let name = "FERRO_HTML"

    private static let registration: Void = MustacheContentTypes.register(HTMLText(), named: name)

    /// Makes the content type known to the parser; calls after the first do nothing.
    static func register() { registration }

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    /// Text that is safe between tags and inside quoted attributes.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { replacement(for: $0) != nil }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            if let replacement = replacement(for: byte) {
                bytes.append(contentsOf: replacement.utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func replacement(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        // HTML has no way to write NUL.
        case 0: "\u{FFFD}"
        default: nil
        }
    }
}
