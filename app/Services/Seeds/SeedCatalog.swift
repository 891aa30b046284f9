/// Every link the seed can draw from.
///
/// A part is a table with a row per link: `path | title | tags`. Text is quicker to compile than code, and to review.
enum SeedCatalog {
    /// One link.
    struct Entry: Sendable {
        let url: String
        let title: String
        let tags: [String]
    }

    /// One table: what stands before and after each path, and the tags that all its links share.
    struct Part: Sendable {
        let prefix: String
        var suffix = ""
        var tags: [String] = []
        let rows: String

        var entries: [Entry] {
            rows.split(separator: "\n").compactMap { row in
                let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
                guard cells.count == 3, !cells[0].isEmpty, !cells[1].isEmpty else { return nil }
                let own = cells[2].split(separator: " ").map(String.init)
                var all: [String] = []
                for tag in own + tags where !all.contains(tag) { all.append(tag) }
                return Entry(url: prefix + cells[0] + suffix, title: cells[1], tags: Array(all.prefix(5)))
            }
        }

        private func trimmed(_ cell: Substring) -> String {
            guard let first = cell.firstIndex(where: { $0 != " " }), let last = cell.lastIndex(where: { $0 != " " })
            else {
                return ""
            }
            return String(cell[first...last])
        }
    }

    /// All links, each address once.
    static let entries: [Entry] = {
        var seen: Set<String> = []
        return (standards + languages + databases + systems + projects + reading).flatMap(\.entries)
            .filter { seen.insert($0.url).inserted }
    }()
}
