import FerroHTTP

/// A path pattern taken apart: `links/{link}` is a literal and a parameter.
struct PathPattern: Sendable {
    enum Segment: Sendable, Hashable {
        /// Text to equal, not percent-encoded.
        case literal(String)
        /// One segment of any text.
        case parameter(String)
        /// One or more segments of any text, at the end.
        case rest(String)
    }

    private(set) var segments: [Segment] = []

    /// What is wrong with a pattern, in words.
    struct Flaw: Error { let text: String }

    /// Joins the patterns of groups and of the route in them.
    init(_ parts: [String]) throws(Flaw) {
        for part in parts { try append(part) }
        var seen = Set<String>()
        for name in captures.map(\.name) where !seen.insert(name).inserted {
            throw Flaw(text: "it names {\(name)} twice: give each parameter a name of its own")
        }
    }

    /// The parameters, each with the index of its segment.
    var captures: [(name: String, segment: Int, takesRest: Bool)] {
        segments.enumerated().compactMap { index, segment in
            switch segment {
            case .literal: nil
            case .parameter(let name): (name, index, false)
            case .rest(let name): (name, index, true)
            }
        }
    }

    /// The pattern with a leading slash.
    var description: String {
        segments.isEmpty ? "/" : segments.map { "/" + $0.description }.joined()
    }

    private mutating func append(_ part: String) throws(Flaw) {
        let path = part.hasPrefix("/") ? part.dropFirst() : part[...]
        guard !path.isEmpty else { return }
        for text in path.pathSegments {
            if case .rest(let name)? = segments.last {
                throw Flaw(text: "{\(name)...} takes the rest of the path: nothing can follow it")
            }
            segments.append(try Segment(text))
        }
    }
}

extension PathPattern.Segment {
    /// The segment as it is written in a pattern.
    var description: String {
        switch self {
        case .literal(let text): text
        case .parameter(let name): "{\(name)}"
        case .rest(let name): "{\(name)...}"
        }
    }

    fileprivate init(_ text: Substring) throws(PathPattern.Flaw) {
        guard !text.isEmpty else {
            throw .init(text: "it has an empty segment: remove the doubled or trailing slash")
        }
        guard text.contains(where: { $0 == "{" || $0 == "}" }) else {
            self = .literal(try Self.literal(text))
            return
        }
        guard text.hasPrefix("{"), text.hasSuffix("}") else {
            throw .init(text: "\"\(text)\" mixes text and a parameter: a parameter is a whole segment, as in a/{b}/c")
        }
        let inside = text.dropFirst().dropLast()
        let takesRest = inside.hasSuffix("...")
        let name = takesRest ? inside.dropLast(3) : inside
        guard Self.isName(name) else {
            throw .init(text: "\"\(text)\" has no usable name: use letters, digits and _, as in {link_id}")
        }
        self = takesRest ? .rest(String(name)) : .parameter(String(name))
    }

    private static func literal(_ text: Substring) throws(PathPattern.Flaw) -> String {
        if text.hasPrefix(":") { throw .init(text: "\"\(text)\" is not a parameter here: write {\(text.dropFirst())}") }
        if text.hasPrefix("*") { throw .init(text: "\"\(text)\" is not a wildcard here: write {path...}") }
        if text == "." || text == ".." { throw .init(text: "\"\(text)\" never reaches a server: remove it") }
        for character in text where "?#%\\".contains(character) || character.isWhitespace {
            throw .init(text: "\"\(text)\" has a \"\(character)\": write a path without query and without escapes")
        }
        return String(text)
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.first, !first.isNumber else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}
