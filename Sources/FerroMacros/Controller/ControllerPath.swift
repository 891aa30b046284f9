/// Path patterns, as far as the macro must read them; the router checks them when the app starts.
enum ControllerPath {
    /// `links` and `{link}` to `links/{link}`.
    static func join(_ prefix: String, _ path: String) -> String {
        [prefix, path].map(trimmed).filter { !$0.isEmpty }.joined(separator: "/")
    }

    /// The names of `{link}` and `{path...}`.
    static func parameters(_ path: String) -> [String] {
        path.split(separator: "/").compactMap { segment in
            guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return nil }
            let name = segment.dropFirst().dropLast()
            return String(name.hasSuffix("...") ? name.dropLast(3) : name)
        }
    }

    /// `api/users/{user}/posts` to `api.users.posts`.
    static func name(_ prefix: String) -> String {
        prefix.split(separator: "/").filter { !$0.hasPrefix("{") }.joined(separator: ".")
    }

    /// The candidate that a person most likely meant, if one is close.
    static func nearest(_ name: String, among candidates: [String]) -> String? {
        func plain(_ text: String) -> [Character] { Array(text.lowercased().filter { $0 != "_" }) }
        let wanted = plain(name)
        let ranked = candidates.map { (name: $0, distance: distance(plain($0), wanted)) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, wanted.count / 3) ? best.name : nil
    }

    private static func trimmed(_ path: String) -> String {
        path.hasPrefix("/") ? String(path.dropFirst()) : path
    }

    /// Levenshtein's distance: letters to insert, remove or replace.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let cost = a == b ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[right.count]
    }
}
