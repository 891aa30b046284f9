public import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The schema of a database as text: `migrations/schema.sqlite.sql`, `migrations/baseline.postgres.sql`.
///
/// The file is SQL that `sqlite3` and `psql` take as well. Lines that begin with `-- ferro:` tell the statements apart
/// and name the migrations whose work is in them.
public struct SchemaDump: Sendable, Hashable {
    /// A migration whose work the dump contains.
    public struct Contained: Sendable, Hashable {
        /// Its version.
        public var version: Int
        /// Its name.
        public var name: String
    }

    /// One statement and what it makes: `table posts`.
    public struct Entry: Sendable, Hashable {
        /// What it makes.
        public var title: String
        /// The statement, without a semicolon at its end.
        public var statement: String
    }

    /// Which database it is for.
    public var dialect: Dialect
    /// The migrations whose work it contains, oldest first.
    public var contained: [Contained]
    /// The statements in the order in which they run.
    public var entries: [Entry]

    /// The versions of the migrations in it.
    public var versions: [Int] { contained.map(\.version) }

    /// The dump as the text of a file; the same schema gives the same text.
    public var text: String {
        var lines = ["-- ferro: schema \(dialect.kind.rawValue)"]
        lines += contained.map { "-- ferro: contains \($0.version) \($0.name)" }
        for entry in entries { lines += ["", "-- ferro: \(entry.title)", entry.statement + ";"] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads the text of a file.
    ///
    /// - Throws: ``MigrationError`` with `.invalid` when it is not a dump.
    public init(_ text: String) throws(MigrationError) {
        let marker = "-- ferro: "
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard let first = lines.popFirst(), first.hasPrefix(marker + "schema "),
            let kind = Dialect.Kind(rawValue: String(first.dropFirst(marker.count + 7)))
        else { throw MigrationError(.invalid, "the file is no dump of a schema: write it with db:dump") }
        dialect = Dialect.of(kind)
        contained = []
        entries = []
        for line in lines {
            if line.hasPrefix(marker + "contains ") {
                let words = line.dropFirst(marker.count + 9).split(separator: " ", maxSplits: 1)
                guard let version = words.first.flatMap({ Int($0) }), let name = words.dropFirst().first else {
                    throw MigrationError(.invalid, "the dump names a migration without a version: \(line)")
                }
                contained.append(Contained(version: version, name: String(name)))
            } else if line.hasPrefix(marker) {
                entries.append(Entry(title: String(line.dropFirst(marker.count)), statement: ""))
            } else if let last = entries.indices.last {
                entries[last].statement += (entries[last].statement.isEmpty ? "" : "\n") + line
            }
        }
        for index in entries.indices {
            let statement = entries[index].statement.reversed().drop { $0.isWhitespace }
            entries[index].statement = String(statement.drop { $0 == ";" }.reversed())
        }
    }

    init(_ dialect: Dialect, contained: [Contained] = [], entries: [Entry] = []) {
        self.dialect = dialect
        self.contained = contained
        self.entries = entries
    }
}

extension Dialect {
    fileprivate static func of(_ kind: Kind) -> Dialect {
        switch kind {
        case .sqlite: .sqlite
        case .postgres: .postgres
        }
    }
}
