/// Where `t.fullText("title", "body")` keeps what is searched, and how a query asks for it.
///
/// - **PostgreSQL**: the table has the generated column ``column`` of type `tsvector`, made with the text search
///   configuration ``configuration`` and the weights A, B, C, D in the order of the columns (the fifth and later have
///   D), and a GIN index over it. A query says
///   `"posts"."search_vector" @@ websearch_to_tsquery('simple', $1)` and orders by
///   `ts_rank("posts"."search_vector", websearch_to_tsquery('simple', $1)) DESC`.
/// - **SQLite**: the FTS5 table ``table(of:)`` has the same columns and the table's rows as its external content
///   (`content_rowid` is the integer key), with the tokenizer ``tokenizer``; triggers on the table keep it in step. A
///   query says `"posts".rowid IN (SELECT rowid FROM "posts_search" WHERE "posts_search" MATCH ?1)` and orders by
///   `bm25("posts_search")` after a join on rowid. The text of a user is not a query of FTS5: quote each word with
///   ``sqliteQuery(_:)``.
///
/// Neither side stems words, so that both databases find the same rows.
public enum FullTextConvention {
    /// PostgreSQL's column.
    public static let column = "search_vector"
    /// PostgreSQL's text search configuration.
    public static let configuration = "simple"
    /// SQLite's tokenizer: words of Unicode without case and accents (https://sqlite.org/fts5.html#unicode61_tokenizer).
    public static let tokenizer = "unicode61"

    /// SQLite's table of a table.
    public static func table(of table: String) -> String { "\(table)_search" }

    /// What a person typed as a query of FTS5 that asks for every word; nil when there is no word in it.
    ///
    /// Each word stands in double quotes, so none of them can be an operator or a column
    /// (https://sqlite.org/fts5.html#fts5_strings).
    public static func sqliteQuery(_ text: String) -> String? {
        let words = text.unicodeScalars.split { $0.properties.isWhitespace || $0 == "\"" || $0 == "\0" }
        guard !words.isEmpty else { return nil }
        return words.map { "\"" + String(String.UnicodeScalarView($0)) + "\"" }.joined(separator: " ")
    }
}
