/// The `locks` table that ``SQLLockStore`` keeps locks in; a migration of the app creates it.
///
/// ```swift
/// try await schema.create("locks") { t in
///     t.text("name").primary()
///     t.text("line")                         // JSON: who holds it and who waits
///     t.bigInteger("fence").default(0)       // the last fencing number
///     t.bigInteger("until").default(0)       // when the row may go, in microseconds since 1970
/// }
/// ```
public enum LocksTable {
    /// The table's name.
    public static let name = "locks"

    /// Every column, in the order of the migration.
    public static let columns = ["name", "line", "fence", "until"]
}
