import FerroSupport

/// One change of the database's schema, applied once and kept for ever.
///
/// Tables and columns are named by strings on purpose: a migration is history, and may not know the types of today.
///
/// ```swift
/// struct CreatePosts: Migration {
///     static let version = 2026_11_21_100000
///
///     func up(_ schema: Schema) async throws {
///         try await schema.create("posts") { t in
///             t.id()
///             t.reference("author_id", to: "users", onDelete: .cascade)
///             t.string("title")
///             t.timestamps()
///         }
///     }
///
///     func down(_ schema: Schema) async throws { try await schema.drop("posts") }
/// }
/// ```
public protocol Migration: Sendable {
    /// Makes the migration; it has no state.
    init()
    /// The moment it was written as year, month, day and time: `2026_11_21_100000`.
    static var version: Int { get }
    /// What it is called in the table of migrations; the type's name in snake case by default.
    static var name: String { get }
    /// Whether it runs in a transaction of its own; true by default.
    ///
    /// False is for what PostgreSQL does outside a transaction only, an index built concurrently above all. What such a
    /// migration did before it failed stays, so let it do one thing. SQLite uses a transaction in any case.
    static var isTransactional: Bool { get }
    /// The warnings of the linter that the author knows about; none by default.
    static var acknowledged: [LintRule] { get }
    /// Makes the change.
    ///
    /// It also runs without a database, to tell its statements: it must do nothing but what its schema does.
    func up(_ schema: Schema) async throws
    /// Undoes the change.
    func down(_ schema: Schema) async throws
}

extension Migration {
    /// The type's name in snake case.
    public static var name: String { Inflection.snakeCase(String(describing: Self.self)) }
    /// It runs in a transaction.
    public static var isTransactional: Bool { true }
    /// None.
    public static var acknowledged: [LintRule] { [] }
}
