/// What the linter warns of; the raw values are what its output names.
public enum LintRule: String, Sendable, Hashable, CaseIterable {
    /// An index on a table that exists, built while writers are kept out.
    case blockingIndex = "blocking-index"
    /// A column that must not be NULL and has no default, on a table that exists.
    case notNullWithoutDefault = "not-null-without-default"
    /// A column that becomes NOT NULL: every row is looked at under a lock that keeps readers out.
    case notNullScan = "not-null-scan"
    /// A type that makes the database write every row anew.
    case tableRewrite = "table-rewrite"
    /// A default that is computed for each row: every row is written anew.
    case volatileDefault = "volatile-default"
    /// A column or table that is dropped while code that runs may use it.
    case dropInUse = "drop-in-use"
    /// A column or table that is renamed while code that runs may use it.
    case renameInUse = "rename-in-use"
    /// A foreign key or check that looks at every row under a lock.
    case unvalidatedConstraint = "constraint-without-not-valid"
    /// Rows that are changed in the transaction that also changes tables.
    case backfillWithSchemaChange = "backfill-with-schema-change"
    /// A table of SQLite that is copied as a whole.
    case tableCopy = "table-copy"
    /// A migration without a transaction that does several things.
    case partialFailure = "partial-failure"
}
