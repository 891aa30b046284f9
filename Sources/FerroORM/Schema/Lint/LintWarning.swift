/// Something about a migration that locks or breaks a table in use, and what to write instead.
public struct LintWarning: Sendable, Hashable {
    /// Which rule it breaks.
    public var rule: LintRule
    /// The table, or the column as `posts.title`.
    public var subject: String
    /// What happens.
    public var message: String
    /// What to write instead.
    public var instead: String
}
