/// What differs between the databases in the text of a statement.
public struct Dialect: Sendable, Hashable {
    /// The databases Ferro speaks to.
    public enum Kind: String, Sendable, Hashable {
        /// SQLite 3.35 or later (RETURNING, STRICT tables from 3.37).
        case sqlite
        /// PostgreSQL 13 or later.
        case postgres
    }

    /// Which database it is.
    public let kind: Kind

    /// SQLite's dialect.
    public static let sqlite = Dialect(kind: .sqlite)
    /// PostgreSQL's dialect.
    public static let postgres = Dialect(kind: .postgres)

    /// The placeholder of the bind with a number, counted from 1.
    public func placeholder(_ number: Int) -> String {
        let known = kind == .sqlite ? Self.questionMarks : Self.dollars
        if known.indices.contains(number) { return known[number] }
        return kind == .sqlite ? "?\(number)" : "$\(number)"
    }

    // To write a number takes longer than to find it.
    private static let questionMarks = (0...256).map { "?\($0)" }
    private static let dollars = (0...256).map { "$\($0)" }

    /// A name in double quotes, quotes inside doubled and NUL removed (SQL:2016, delimited identifier).
    public func quote(_ name: String) -> String {
        if !name.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == 0 }) { return "\"" + name + "\"" }
        // By scalars: to Swift a quote with a combining mark is one character, to a database it is still a quote.
        var quoted = "\"".unicodeScalars
        for scalar in name.unicodeScalars where scalar != "\0" {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
