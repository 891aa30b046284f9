import FerroSQL

extension Column where Value == String {
    /// Rows whose text has another text in it; case is ignored, on SQLite for ASCII letters only.
    public func contains(_ text: String) -> Condition<M> { .like(sql, "%\(LikePattern.escape(text))%") }
    /// Rows whose text begins with another; case is ignored, on SQLite for ASCII letters only.
    public func hasPrefix(_ text: String) -> Condition<M> { .like(sql, "\(LikePattern.escape(text))%") }
    /// Rows whose text ends with another; case is ignored, on SQLite for ASCII letters only.
    public func hasSuffix(_ text: String) -> Condition<M> { .like(sql, "%\(LikePattern.escape(text))") }
}

extension Column where Value == String? {
    /// Rows whose text has another text in it; case is ignored, on SQLite for ASCII letters only.
    public func contains(_ text: String) -> Condition<M> { .like(sql, "%\(LikePattern.escape(text))%") }
    /// Rows whose text begins with another; case is ignored, on SQLite for ASCII letters only.
    public func hasPrefix(_ text: String) -> Condition<M> { .like(sql, "\(LikePattern.escape(text))%") }
    /// Rows whose text ends with another; case is ignored, on SQLite for ASCII letters only.
    public func hasSuffix(_ text: String) -> Condition<M> { .like(sql, "%\(LikePattern.escape(text))") }
}

/// Patterns of SQL's LIKE in which a user's text stands for itself.
enum LikePattern {
    /// Puts a backslash before `%`, `_` and `\`.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { escaped.unicodeScalars.append("\\") }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }
}
