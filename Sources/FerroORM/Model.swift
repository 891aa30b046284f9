public import FerroSQL

/// A struct that is a row of a table.
///
/// `@Model` writes everything the protocol asks for; each part of it can be written by hand as well.
///
/// ```swift
/// @Model struct Link {
///     let id: ID
///     var url: String
///     var votesCount: Int = 0
///     var createdAt: Date
///     static let comments = hasMany(Comment.self, \.linkID)
///     static let newest = Self.order { $0.createdAt.descending }
/// }
/// let link = try await Link.create(.init(url: "https://swift.org"), on: db)
/// let links = try await Link.newest.where { $0.votesCount > 3 }.with(\.comments).limit(20).all(on: db)
/// ```
///
/// A value of the type is always a stored row, so its id is never optional; a row to be is its `Draft`.
///
/// A relation that was not loaded is no member of the row: reading it does not compile, in words that say how to load it.
@dynamicMemberLookup
public protocol Model: Sendable {
    /// The key that finds a row.
    associatedtype ID: ModelID
    /// The columns that query closures see.
    associatedtype Columns: ModelColumns where Columns.Owner == Self
    /// What a row is created from.
    associatedtype Draft: ModelDraft
    /// What an update assigns.
    associatedtype Changes: ModelChanges
    /// One ``RelationPath`` for each relation, named as the relation.
    associatedtype Relations: Sendable = NoRelations
    /// An enumeration without cases that has an unavailable property for each relation, whose message says what to write.
    associatedtype Unloaded = NoRelations

    /// The name of the table.
    static var table: String { get }
    /// The columns, made once.
    static var columns: Columns { get }
    /// The column that holds when a row was deleted, where rows are kept after that; nil where DELETE removes them.
    static var softDeleteColumn: String? { get }
    /// The column that each update of a row adds one to, so that an update of an old copy is refused; nil for none.
    static var versionColumn: Column<Self, Int>? { get }
    /// The name of ``versionColumn``.
    static var lockColumn: String? { get }
    /// The name of the model in the columns of polymorphic relations; the table's unless the model says otherwise.
    static var morphName: String { get }
    /// The key of this row.
    var id: ID { get }
    /// Reads a row; throws ``SQLError`` when a column is missing or of another kind.
    init(row: SQLRow) throws
}

extension Model {
    /// DELETE removes rows.
    public static var softDeleteColumn: String? { nil }
    /// Updates are not compared with the row they were made from.
    public static var versionColumn: Column<Self, Int>? { nil }
    /// The name of ``versionColumn``.
    public static var lockColumn: String? { versionColumn?.name }

    /// Says how to load a relation that was not loaded: every property it finds is unavailable, so it never runs.
    public subscript<Value>(dynamicMember path: KeyPath<Unloaded, Value>) -> Value {
        fatalError("unreachable: the properties of \(Unloaded.self) are unavailable")
    }

    /// Lets the compiler name a scope that the model lacks in one sentence; it finds nothing, so it never runs.
    public static subscript<Value>(dynamicMember path: KeyPath<NoScopes, Value>) -> Value {
        fatalError("unreachable: \(NoScopes.self) has no properties")
    }
}

/// Where the compiler looks for a static member that a model lacks.
public enum NoScopes: Sendable {}

/// The relations of a model that declares none.
public enum NoRelations: Sendable {}
