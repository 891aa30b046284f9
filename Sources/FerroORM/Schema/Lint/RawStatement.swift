import FerroSQL

/// The words of a statement or expression that a migration wrote itself, in upper case, without its texts.
struct RawStatement {
    let words: [String]

    init(_ sql: SQL) {
        let text = sql.parts.map { part in
            if case .text(let text) = part { text } else { " " }
        }
        self.init(text.joined())
    }

    init(_ text: String) {
        words = SQLiteTokens(text).tokens.filter { !$0.isQuoted }.map(\.word)
    }

    /// Whether an expression gives another value each time
    /// (https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES).
    var isVolatile: Bool {
        let names: Set = ["GEN_RANDOM_UUID", "UUID_GENERATE_V4", "RANDOM", "CLOCK_TIMESTAMP", "NEXTVAL", "TIMEOFDAY"]
        return words.contains { names.contains($0) }
    }
}

extension MigrationLinter {
    /// What a statement that the migration wrote itself should be warned of; it knows the plain forms only.
    func warnings(statement text: String, _ created: Set<String>) -> [LintWarning] {
        let words = RawStatement(text).words
        let quoted = SQLiteTokens(text)
        func name(after word: String) -> String {
            guard let index = quoted.tokens.firstIndex(where: { $0.word == word && !$0.isQuoted }),
                quoted.tokens.indices.contains(index + 1)
            else { return "the table" }
            return quoted.name(quoted.tokens[index + 1])
        }
        let isPostgres = dialect.kind == .postgres
        if words.starts(with: ["CREATE"]), words.prefix(3).contains("INDEX"), !words.contains("CONCURRENTLY") {
            let table = name(after: "ON")
            return isPostgres && !created.contains(table) && isLarge(table) ? [Self.index(table)] : []
        }
        if words.starts(with: ["DROP", "TABLE"]) {
            let table = name(after: words.contains("EXISTS") ? "EXISTS" : "TABLE")
            return created.contains(table) ? [] : [Self.drop(table)]
        }
        guard words.starts(with: ["ALTER", "TABLE"]) else { return [] }
        let table = name(after: "TABLE")
        if created.contains(table) { return [] }
        var found: [LintWarning] = []
        if zip(words, words.dropFirst()).contains(where: { $0 == ("DROP", "COLUMN") }) {
            found.append(Self.drop(table))
        }
        if words.contains("RENAME") { found.append(Self.rename(table, "one")) }
        return found
    }
}
