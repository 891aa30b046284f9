import FerroSQL

/// What the constraint classes of SQLSTATE, 23 and 44, mean.
enum PostgresConstraint {
    static func meaning(of failure: PostgresFailure) -> (SQLError.Code, String) {
        let name = failure.constraint ?? "a constraint"
        switch failure.sqlState {
        case "23505":
            return (.unique, "\(name) is already taken: use the row that has it, another value, or ON CONFLICT")
        case "23503", "23001":
            return (
                .foreignKey,
                "\(name): a foreign key names a row that does not exist, or a row that others still point to was removed"
            )
        case "23502":
            let column = [failure.table, failure.column].compactMap(\.self).joined(separator: ".")
            return (.notNull, "\(column.isEmpty ? "a column" : column) may not be NULL: give it a value")
        case "23514": return (.check, "the check \(name) refused the row")
        case "23P01": return (.constraint, "the exclusion \(name) refused the row: another one is in its way")
        case "44000": return (.constraint, "the row would not be in the view it was written through")
        default: return (.constraint, "\(name) refused the row (\(failure.sqlState))")
        }
    }
}

/// Reads the column names of a detail such as `Key (owner_id, slug)=(7, hello) already exists.`, and nothing behind them.
enum PostgresKey {
    /// The columns in order, expressions left out; empty for the classes whose detail shows values first.
    static func columns(of failure: PostgresFailure) -> [String] {
        // A check's detail is `Failing row contains (7, hello)`.
        guard ["23505", "23503", "23P01"].contains(failure.sqlState), let bytes = failure.detail?.utf8 else {
            return []
        }
        guard let open = bytes.firstIndex(of: UInt8(ascii: "(")) else { return [] }
        var names: [String] = []
        var name: [UInt8] = []
        var depth = 1
        var isQuoted = false
        for byte in bytes[bytes.index(after: open)...] {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                if depth == 0 || (depth == 1 && byte == UInt8(ascii: ",")) {
                    if let column = column(name) { names.append(column) }
                    name = []
                    if depth == 0 { return names }
                    continue
                }
            }
            name.append(byte)
        }
        return []
    }

    /// The plain name of a column as the server quotes it; nil for an expression.
    private static func column(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let name = text.hasPrefix(" ") ? String(text.dropFirst()) : text
        if name.hasPrefix("\""), name.hasSuffix("\""), name.utf8.count > 2 {
            return String(name.dropFirst().dropLast()).replacing("\"\"", with: "\"")
        }
        let isPlain = name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || byte >= 128 || (48...57).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: "$")
        }
        return isPlain && !name.isEmpty ? name : nil
    }
}
