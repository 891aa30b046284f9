import FerroHTTP

/// A request's path made ready for matching: checked once, split by one separator byte.
///
/// A path without escapes is matched as it was received. One with escapes is decoded segment by segment, with NUL
/// before each segment, so that an escaped slash stays inside its segment.
struct RequestPath {
    /// Why a path cannot be matched.
    enum Refusal: Error { case bad, emptySegment }

    /// The text to match: a separator before each segment.
    var text: String
    /// What stands before each segment.
    let separator: UInt8

    private static let slash = UInt8(ascii: "/")

    init(_ path: String) throws(Refusal) {
        var isEscaped = false
        var length = 0
        var dots = 0
        var segments = 0
        var isEmpty = false
        for byte in path.utf8 {
            if byte == Self.slash {
                if segments > 0 {
                    if dots == length, (1...2).contains(dots) { throw .bad }
                    if length == 0 { isEmpty = true }
                }
                segments += 1
                (length, dots) = (0, 0)
                continue
            }
            guard segments > 0, byte != 0 else { throw .bad }
            if byte == UInt8(ascii: "%") { isEscaped = true }
            if byte == UInt8(ascii: ".") { dots += 1 }
            length += 1
        }
        guard segments > 0 else { throw .bad }
        if dots == length, (1...2).contains(dots) { throw .bad }
        if length == 0, segments > 1 { isEmpty = true }
        if isEscaped {
            text = try Self.decode(path)
            separator = 0
        } else {
            text = path
            separator = Self.slash
        }
        if isEmpty { throw .emptySegment }
    }

    /// The decoded path with NUL for each slash.
    private static func decode(_ path: String) throws(Refusal) -> String {
        var decoded = ""
        decoded.reserveCapacity(path.utf8.count)
        for segment in path.pathSegments.dropFirst() {
            guard let text = PercentEncoding.decodeSegment(segment), text != ".", text != ".." else { throw .bad }
            decoded += "\0"
            decoded += text
        }
        return decoded
    }
}
