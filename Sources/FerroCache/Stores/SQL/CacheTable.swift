/// The `cache_entries` table that ``SQLCacheStore`` keeps entries in; a migration of the app creates it.
///
/// ```swift
/// try await schema.create("cache_entries") { t in
///     t.text("key").primary()                     // the whole key, prefix included
///     t.bytes("bytes").nullable()                 // what is kept, unless it is a whole number
///     t.bigInteger("number").nullable()           // a whole number, so that adding to it is one statement
///     t.timestamp("expires_at").nullable()        // when it is over; NULL for never
///     t.index("expires_at", where: "expires_at IS NOT NULL")
/// }
/// ```
///
/// Bytes that are the digits of a whole number are kept as that number, whoever put them: a key that was put as `41`
/// can be incremented, as on every other store.
public enum CacheTable {
    /// The table's name.
    public static let name = "cache_entries"

    /// Every column, in the order of the migration.
    public static let columns = ["key", "bytes", "number", "expires_at"]
}
