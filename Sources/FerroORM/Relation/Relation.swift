public import FerroSQL

/// What one relation adds to a row once it is loaded: a struct with one property, named as the relation.
///
/// `@Model` writes one for each static property that is made by `belongsTo`, `hasMany` or `hasOne`. By hand:
///
/// ```swift
/// struct Comments: Relation, Hashable, Encodable {
///     static var definition: HasMany<Link, Comment> { Link.comments }
///     let comments: [Comment]
///     init(_ comments: [Comment]) { self.comments = comments }
/// }
/// ```
public protocol Relation: Sendable {
    /// How the relation is loaded.
    associatedtype Definition: RelationDefinition

    /// The model's static property of the relation.
    static var definition: Definition { get }
    /// Holds what was loaded for one row.
    init(_ value: Definition.Value)
}

/// How the related rows of many rows are read at once.
public protocol RelationDefinition: Sendable {
    /// The model that has the relation.
    associatedtype Origin: Model
    /// What is loaded for one row: a model, an optional one, or an array.
    associatedtype Value: Sendable

    /// Reads the values of some rows, in their order; a constant number of statements whatever the number of rows.
    func load(for origins: [Origin], on db: Database) async throws -> [Value]
}

/// Names a relation in `with` and `load`: `.with(\.comments)` is a key path to one of these.
public struct RelationPath<R: Relation>: Sendable {
    /// The path to the relation `R`.
    public init() {}
}
