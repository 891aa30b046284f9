import FerroSQL

/// How the databases are asked for a part of a JSON document.
struct JSONPath {
    let document: DialectSQL
    let steps: [JSONStep]

    /// `"posts"."meta" #>> ARRAY[$1, $2]::text[]`
    /// (PostgreSQL, "JSON Functions and Operators": takes keys and positions alike).
    var postgres: SQL {
        let binds = steps.map { step in
            switch step {
            case .key(let key): SQL(bind: .text(key))
            case .index(let index): SQL(bind: .text(String(index)))
            }
        }
        return "\(document.sql(for: .postgres)) #>> ARRAY[\(binds.joined(separator: ", "))]::text[]"
    }

    /// `json_extract("posts"."meta", ?1)` with the path `$."author"."name"` bound (https://sqlite.org/json1.html).
    ///
    /// SQLite's paths have no way to write a quote or a backslash in a key; from such a key on, each step is looked up
    /// in the rows of `json_each`, whose keys are plain text.
    var sqlite: SQL {
        let column = document.sql(for: .sqlite)
        let plain = steps.prefix { $0.isPlain }
        let start: SQL = "json_extract(\(column), \(SQLValue.text(Self.path(plain))))"
        return steps.dropFirst(plain.count).reduce(plain.isEmpty ? column : start) { inner, step in
            Self.lookUp(step, in: inner)
        }
    }

    private static func path(_ steps: some Sequence<JSONStep>) -> String {
        steps.reduce("$") { path, step in
            switch step {
            case .key(let key): "\(path).\"\(key)\""
            case .index(let index) where index < 0: "\(path)[#\(index)]"
            case .index(let index): "\(path)[\(index)]"
            }
        }
    }

    private static func lookUp(_ step: JSONStep, in document: SQL) -> SQL {
        let source: SQL = "(SELECT \(document) AS d) AS s"
        let valid: SQL = "CASE WHEN json_valid(s.d) THEN s.d END"
        switch step {
        case .key(let key):
            return "(SELECT e.value FROM \(source), json_each(\(valid)) AS e WHERE e.key = \(SQLValue.text(key)))"
        case .index:
            return "(SELECT json_extract(\(valid), \(SQLValue.text(path([step])))) FROM \(source))"
        }
    }
}

extension JSONStep {
    /// Whether SQLite's paths can say it.
    fileprivate var isPlain: Bool {
        guard case .key(let key) = self else { return true }
        return key.unicodeScalars.allSatisfy { $0 != "\"" && $0 != "\\" && $0.value >= 0x20 }
    }
}
