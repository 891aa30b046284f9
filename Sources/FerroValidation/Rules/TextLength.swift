/// Counts characters without reading more of a text than the answer needs.
enum TextLength {
    /// More than any written character takes: a family of four with skin tones is 41 bytes.
    private static let bytesPerCharacter = 64

    static func fits(_ text: String, _ least: Int?, _ greatest: Int?) -> Bool {
        if let greatest {
            guard greatest >= 0 else { return false }
            let bytes = greatest.multipliedReportingOverflow(by: bytesPerCharacter)
            if !bytes.overflow, text.utf8.count > bytes.partialValue { return false }
            if hasMore(text, than: greatest) { return false }
        }
        if let least, least > 0 { return hasMore(text, than: least - 1) }
        return true
    }

    private static func hasMore(_ text: String, than count: Int) -> Bool {
        // A character takes at least one byte, so most texts are settled without counting.
        guard text.utf8.count > count else { return false }
        guard let end = text.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex) else { return false }
        return end < text.endIndex
    }
}
