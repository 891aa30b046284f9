public import FerroSQL

/// What can be loaded beside a row: a relation, a part of one, or how many rows it has.
///
/// Its conformances have no values; they are the types in ``Loads`` and the roots of the key paths that name members.
public protocol Loadable: SendableMetatype {
    /// What is loaded for one row.
    associatedtype Value: Sendable

    /// The name it has in JSON.
    static var name: String { get }
}

/// The name of a relation: a type without values, with one property named as the relation.
///
/// `@Model` writes one for each static property that is made by `belongsTo`, `hasMany` and the others. By hand:
///
/// ```swift
/// enum Comments: Relation {
///     static let name = "comments"
///     static var definition: HasMany<Link, Comment> { Link.comments }
///     var comments: [Comment] { switch self {} }
///     var commentsCount: Int { switch self {} }
/// }
/// ```
public protocol Relation: Loadable where Value == Definition.Value {
    /// How the relation is loaded.
    associatedtype Definition: RelationDefinition

    /// The model's static property of the relation.
    static var definition: Definition { get }
}

/// Names a relation in `with` and `load`: `.with(\.comments)` is a key path to one of these.
public struct RelationPath<R: Relation>: Sendable {
    /// The path to the relation `R`.
    public init() {}
}

/// How the values of a relation are read for many rows at once.
public protocol RelationDefinition: Sendable {
    /// The model that has the relation.
    associatedtype Origin: Model
    /// What is loaded for one row: a model, an optional one, or an array.
    associatedtype Value: Sendable

    /// What reading the values of some rows takes, in the order of the rows.
    ///
    /// A constant number of statements whatever the number of rows, and none for none.
    func fetch(for origins: [Origin], dialect: Dialect) throws -> Fetch<[Value]>
}
