/// The `rate_limits` table that ``SQLRateLimitStore`` counts in; a migration of the app creates it.
///
/// ```swift
/// try await schema.create("rate_limits") { t in
///     t.text("key").primary()
///     t.bigInteger("level")                      // what is counted
///     t.bigInteger("previous").default(0)        // what the window before counted
///     t.bigInteger("at")                         // the time of the last change, in milliseconds since 1970
///     t.bigInteger("until").index()              // when the row may go
///     t.bigInteger("allowed").default(1)         // whether the last request was
/// }
/// ```
public enum RateLimitsTable {
    /// The table's name.
    public static let name = "rate_limits"

    /// Every column, in the order of the migration.
    public static let columns = ["key", "level", "previous", "at", "until", "allowed"]
}
