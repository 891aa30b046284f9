public import FerroSQL

/// A column type that is text, or text that can be NULL.
public protocol SQLText: SQLConvertible {}
extension String: SQLText {}
extension Optional: SQLText where Wrapped == String {}

extension SQLExpression where Value: SQLText {
    /// Rows whose text has another text in it; case is ignored, on SQLite for ASCII letters only.
    public func contains(_ text: String) -> Condition<Scope> { isLike("%\(text)%") }
    /// Rows whose text begins with another; case is ignored, on SQLite for ASCII letters only.
    public func hasPrefix(_ text: String) -> Condition<Scope> { isLike("\(text)%") }
    /// Rows whose text ends with another; case is ignored, on SQLite for ASCII letters only.
    public func hasSuffix(_ text: String) -> Condition<Scope> { isLike("%\(text)") }

    /// Rows whose text has the form of a pattern; case is ignored, on SQLite for ASCII letters only.
    ///
    /// Wildcards are those of the literal; what is interpolated stands for itself.
    public func isLike(_ pattern: LikePattern) -> Condition<Scope> {
        let comparison = DialectSQL(sqlite: " LIKE ", postgres: " ILIKE ")
        return Condition("\(fragment)\(comparison)\(pattern.text) ESCAPE '\\'")
    }
}
