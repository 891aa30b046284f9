extension SQLiteTableSource {
    /// Takes a statement apart; nil when it is no CREATE TABLE with columns.
    init?(_ text: String) {
        let source = SQLiteTokens(text)
        let tokens = source.tokens
        guard let open = tokens.firstIndex(where: { $0.word == "(" && $0.depth == 0 }),
            let close = tokens.lastIndex(where: { $0.word == ")" && $0.depth == 0 }), open < close
        else { return nil }
        columns = []
        constraints = []
        options = source.text(tokens[(close + 1)...])
        let items = tokens[(open + 1)..<close].split { $0.word == "," && $0.depth == 1 }
        for item in items {
            guard let first = item.first else { return nil }
            if !first.isQuoted, ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].contains(first.word) {
                // A table's constraints may also stand beside each other without a comma.
                constraints += Self.constraints(item, source)
            } else {
                let rest = item.dropFirst()
                let start = rest.firstIndex { Self.begins($0, after: nil, inside: nil) } ?? rest.endIndex
                columns.append(
                    Column(
                        name: source.name(first), type: source.text(rest[..<start]),
                        constraints: Self.constraints(rest[start...], source)))
            }
        }
        guard !columns.isEmpty else { return nil }
    }

    private static func constraints(
        _ tokens: ArraySlice<SQLiteTokens.Token>, _ source: SQLiteTokens
    ) -> [Constraint] {
        var starts: [Int] = []
        var kind: String?
        var isNamed = false
        for index in tokens.indices {
            let token = tokens[index]
            let previous = index > tokens.startIndex ? tokens[index - 1].word : nil
            // NOT DEFERRABLE belongs to the reference in front of it.
            let next = index + 1 < tokens.endIndex ? tokens[index + 1].word : nil
            if token.word == "NOT", next == "DEFERRABLE" { continue }
            // What follows CONSTRAINT is a name, whatever it is.
            guard previous != "CONSTRAINT", begins(token, after: previous, inside: kind) else { continue }
            if isNamed {
                isNamed = false
            } else {
                starts.append(index)
            }
            if token.word == "CONSTRAINT" { isNamed = true } else { kind = token.word }
        }
        let ends = starts.dropFirst() + [tokens.endIndex]
        return zip(starts, ends).compactMap { constraint(tokens[$0..<$1], source) }
    }

    private static func constraint(
        _ tokens: ArraySlice<SQLiteTokens.Token>, _ source: SQLiteTokens
    ) -> Constraint? {
        var rest = tokens
        var name: String?
        if rest.first?.word == "CONSTRAINT" {
            rest = rest.dropFirst()
            name = rest.first.map(source.name)
            rest = rest.dropFirst()
        }
        guard let kind = rest.first.flatMap({ Constraint.Kind(rawValue: $0.word) }) else { return nil }
        var columns: [String] = []
        if [.primaryKey, .unique, .foreignKey].contains(kind), let open = rest.firstIndex(where: { $0.word == "(" }) {
            let depth = rest[open].depth + 1
            let inside = rest[(open + 1)...].prefix { $0.depth >= depth }
            columns = inside.split { $0.word == "," && $0.depth == depth }.compactMap { $0.first.map(source.name) }
        }
        return Constraint(kind: kind, name: name, columns: columns, text: source.text(tokens))
    }

    /// Whether a token begins a constraint.
    private static func begins(_ token: SQLiteTokens.Token, after previous: String?, inside kind: String?) -> Bool {
        guard !token.isQuoted, token.depth == 1 else { return false }
        switch token.word {
        case "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "COLLATE", "GENERATED", "FOREIGN", "NOT": return true
        case "REFERENCES": return kind != "FOREIGN"
        // ON DELETE SET NULL, SET DEFAULT; NOT NULL; DEFAULT NULL.
        case "NULL": return previous != "SET" && previous != "NOT" && previous != "DEFAULT"
        case "DEFAULT": return previous != "SET"
        case "AS": return kind != "GENERATED"
        default: return false
        }
    }
}
