import FerroSQL

/// Values written into the text of a statement, where a database takes no binds: the defaults of columns.
struct SQLLiteral {
    let dialect: Dialect

    /// The literal; throws for what a dialect has no literal for.
    func text(_ value: SQLValue) throws(MigrationError) -> String {
        switch value {
        case .null: return "NULL"
        case .bool(let value): return dialect.kind == .sqlite ? (value ? "1" : "0") : (value ? "TRUE" : "FALSE")
        case .integer(let value): return String(value)
        case .double(let value):
            guard value.isFinite else { throw MigrationError(.invalid, "a default must be a finite number") }
            return String(value)
        case .text(let value): return try quoted(value)
        case .json(let value): return try quoted(value)
        case .uuid, .timestamp: return try quoted(moved(value))
        case .decimal(let value): return try quoted(value.description)
        case .date(let value): return try quoted(value.description)
        case .time(let value): return try quoted(value.description)
        case .interval(let value): return try quoted(value.description)
        case .array: throw MigrationError(.invalid, "a default cannot be an array: write the default in SQL")
        case .invalid(let reason): throw MigrationError(.invalid, "a default is no value: \(reason)")
        case .bytes(let value):
            let digits = value.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
            return dialect.kind == .sqlite ? "X'\(digits)'" : "'\\x\(digits)'::bytea"
        }
    }

    private func moved(_ value: SQLValue) throws(MigrationError) -> String {
        switch value {
        case .uuid(let value): return "\(value)".lowercased()
        case .timestamp(let value):
            guard let text = SQLTimestamp.text(of: value) else {
                throw MigrationError(.invalid, "a default date must lie in the years 0 to 9999")
            }
            return text
        default: return ""
        }
    }

    // Backslashes stand for themselves: always in SQLite, and in PostgreSQL under standard_conforming_strings.
    private func quoted(_ text: String) throws(MigrationError) -> String {
        guard !text.utf8.contains(0) else { throw MigrationError(.invalid, "a default may not hold a NUL character") }
        // By scalars: to Swift a quote with a combining mark is one character, to a database it is still a quote.
        var quoted = "'".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "'" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("'")
        return String(quoted)
    }
}
