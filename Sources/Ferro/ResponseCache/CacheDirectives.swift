/// What a `Cache-Control` field says (RFC 9111, 5.2).
struct CacheDirectives: Hashable, Sendable {
    private var values: [String: String] = [:]

    /// Reads a field; without one it says nothing.
    init(_ field: String?) {
        for part in Self.split(field ?? "") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.trimmed(halves.first ?? "").lowercased()
            guard !name.isEmpty else { continue }
            let value = halves.count > 1 ? Self.trimmed(halves[1]).filter { $0 != "\"" } : ""
            // Of two that differ none can be trusted; the later one must not lengthen anything.
            if let known = values[name], known != value { values[name] = "0" } else { values[name] = value }
        }
    }

    /// Whether it has a directive, with an argument or without.
    func contains(_ name: String) -> Bool { values[name] != nil }

    /// The seconds of a directive; nil when it is absent, 0 when they cannot be read, at most 2^31.
    func seconds(_ name: String) -> Int64? {
        guard let value = values[name] else { return nil }
        guard !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
        return min(Int64(value) ?? 1 << 31, 1 << 31)
    }

    /// The parts between commas that are not in quotes.
    private static func split(_ field: String) -> [Substring] {
        var isQuoted = false
        return field.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == "," && !isQuoted
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
