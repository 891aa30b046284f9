/// Which texts may name a template, and which names are near a wrong one.
enum TemplateName {
    /// Whether a text is a path below the folder: no `..`, no hidden part, no character a Mustache tag cannot hold.
    static func isValid(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 200 else { return false }
        return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.first != "." && part.utf8.allSatisfy(isAllowed)
        }
    }

    /// Up to three names that are likely meant, nearest first.
    static func near(_ name: String, in names: some Sequence<String>) -> [String] {
        let wanted = Array(name.lowercased().utf8.prefix(200))
        let allowed = max(2, wanted.count / 3)
        return names.map { candidate in (candidate, distance(wanted, Array(candidate.lowercased().utf8.prefix(200)))) }
            .filter { $0.1 <= allowed || $0.0.hasSuffix("/" + name) || lastPart($0.0) == lastPart(name) }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
            .prefix(3).map(\.0)
    }

    /// ` Did you mean “links/index”?`, or nothing.
    static func hint(_ name: String, in names: some Sequence<String>) -> String {
        let near = near(name, in: names)
        return near.isEmpty ? "" : " Did you mean \(near.map { "“\($0)”" }.joined(separator: ", "))?"
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func lastPart(_ name: String) -> Substring { name.split(separator: "/").last ?? "" }

    /// Levenshtein's distance, one row at a time.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let next = byte == other ? diagonal : 1 + min(diagonal, row[column], row[column + 1])
                diagonal = row[column + 1]
                row[column + 1] = next
            }
        }
        return row[right.count]
    }
}
