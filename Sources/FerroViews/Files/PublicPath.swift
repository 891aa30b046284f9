internal import FerroHTTP

/// The path of a request as the parts of a file's path, or nothing when it may not name one.
enum PublicPath {
    static let maximumParts = 32
    static let maximumLength = 1_024

    /// The parts, each percent-decoded once.
    ///
    /// Nil for empty, hidden and climbing parts, for a separator, NUL or control character that decoding brought to
    /// light, for broken escapes, and for what is too long: none of these is a public file.
    static func parts(_ path: String) -> [String]? {
        guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count <= maximumLength else { return nil }
        let segments = path.dropFirst().split(separator: "/", maxSplits: maximumParts, omittingEmptySubsequences: false)
        guard segments.count <= maximumParts else { return nil }
        var parts: [String] = []
        for segment in segments {
            guard let part = PercentEncoding.decodeSegment(segment), isAllowed(part) else { return nil }
            parts.append(part)
        }
        return parts
    }

    /// The parts of a path below a folder, as a program writes it: nothing is decoded; nil as above.
    static func parts(ofFile path: String) -> [String]? {
        guard path.utf8.count <= maximumLength else { return nil }
        let parts = path.split(separator: "/", maxSplits: maximumParts, omittingEmptySubsequences: false).map(
            String.init)
        return parts.count <= maximumParts && parts.allSatisfy(isAllowed) ? parts : nil
    }

    /// Whether a part is a plain file name; `.` and `..` begin with a dot as hidden files do.
    static func isAllowed(_ part: String) -> Bool {
        guard let first = part.utf8.first, first != UInt8(ascii: "."), part.utf8.count <= 255 else { return false }
        return part.utf8.allSatisfy { byte in
            byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "\\")
        }
    }
}
