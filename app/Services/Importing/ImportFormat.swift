/// The kinds of file that can be imported.
enum ImportFormat: String, Sendable, CaseIterable {
    /// The bookmarks file that every browser exports.
    case bookmarks
    /// Comma-separated values with a header row.
    case csv

    /// The format of a file by its beginning, else by its name; nil when neither tells.
    static func detect(_ bytes: some Collection<UInt8>, fileName: String = "") -> ImportFormat? {
        let start = String(decoding: bytes.prefix(4_096), as: UTF8.self).lowercased()
        let text = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if text.contains("netscape-bookmark-file") { return .bookmarks }
        let header = text.prefix { !$0.isNewline }.split(separator: ",").map { column in
            column.filter { $0 != "\"" && !$0.isWhitespace }
        }
        if header.contains("url") { return .csv }
        let name = fileName.lowercased()
        if name.hasSuffix(".csv") { return .csv }
        if text.hasPrefix("<") || name.hasSuffix(".html") || name.hasSuffix(".htm") { return .bookmarks }
        return nil
    }

    /// Reads a file of this format.
    func parse(_ bytes: [UInt8], limits: ImportLimits = .standard) -> ImportedFile {
        switch self {
        case .bookmarks: BookmarksParser.parse(bytes, limits: limits)
        case .csv: LinkCSVParser.parse(bytes, limits: limits)
        }
    }
}
