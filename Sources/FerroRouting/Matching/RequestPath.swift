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
        text = path
        let findings = text.withUTF8 { Self.examine($0) }
        guard !findings.isBad else { throw .bad }
        if findings.hasEscape { text = try Self.decode(path) }
        separator = findings.hasEscape ? 0 : Self.slash
        // A broken escape is worse than an empty segment, so this comes last.
        guard !findings.hasEmptySegment else { throw .emptySegment }
    }

    private struct Findings {
        var isBad = false
        var hasEscape = false
        var hasEmptySegment = false
    }

    /// Looks at every byte once.
    private static func examine(_ bytes: UnsafeBufferPointer<UInt8>) -> Findings {
        var findings = Findings()
        guard bytes.first == slash else { return Findings(isBad: true) }
        var start = 1
        for index in 1..<bytes.count {
            let byte = bytes[index]
            if byte == slash {
                if index == start { findings.hasEmptySegment = true }
                if isDots(bytes, start, index) { findings.isBad = true }
                start = index + 1
            } else if byte == UInt8(ascii: "%") {
                findings.hasEscape = true
            } else if byte == 0 {
                findings.isBad = true
            }
        }
        if start == bytes.count, start > 1 { findings.hasEmptySegment = true }
        if isDots(bytes, start, bytes.count) { findings.isBad = true }
        return findings
    }

    private static func isDots(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let dot = UInt8(ascii: ".")
        return (end - start == 1 || end - start == 2) && bytes[start] == dot && bytes[end - 1] == dot
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
