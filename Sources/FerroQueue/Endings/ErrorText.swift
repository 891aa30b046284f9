/// The text of an error as it is stored with a failed job.
enum ErrorText {
    /// How many bytes are kept.
    static let limit = 8 * 1024

    /// The error in words, cut at a character so that it takes at most `limit` bytes.
    ///
    /// A NUL is replaced, because a database may refuse it.
    static func of(_ error: any Error, limit: Int = limit) -> String {
        var text = String(describing: error)
        if text.utf8.contains(0) { text = String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 }) }
        guard text.utf8.count > limit else { return text }
        let mark = "… (cut)"
        var bytes = mark.utf8.count
        var kept = ""
        for character in text {
            bytes += character.utf8.count
            guard bytes <= limit else { break }
            kept.append(character)
        }
        return kept + mark
    }
}
