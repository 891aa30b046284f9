public import FerroSQL

/// A relation to rows of one model, which a query can narrow, sort, count and load more beside.
public protocol ModelRelation: RelationDefinition {
    /// The model of the related rows.
    associatedtype Related: Model

    /// How the rows of both models find each other.
    var association: Association<Origin, Related> { get }
}

/// A relation to one row that must exist: ``BelongsTo``.
public protocol ToOne: ModelRelation where Value == Related {}
/// A relation to one row or none: ``HasOne``, ``BelongsToOptional``.
public protocol ToOptional: ModelRelation where Value == Related? {}
/// A relation to any number of rows, which can be counted.
public protocol ToSeveral: ModelRelation {}
/// A relation to an array of rows: ``HasMany``, ``ManyToMany``.
public protocol ToMany: ToSeveral where Value == [Related] {}

extension ToMany {
    /// What reading the related rows of some rows takes: one statement.
    public func fetch(for origins: [Origin], dialect: Dialect) throws -> Fetch<[Value]> {
        try association.groups(for: origins, association.query, dialect, text: association.text)
    }
}

extension ToOptional {
    /// What reading the related row of some rows takes: one statement.
    public func fetch(for origins: [Origin], dialect: Dialect) throws -> Fetch<[Value]> {
        try association.firsts(for: origins, association.query, dialect, text: association.text)
    }
}

extension ToOne {
    /// What reading the rows that some rows refer to takes: one statement.
    ///
    /// ``ORMError`` with `.dangling` is thrown when one of them does not exist.
    public func fetch(for origins: [Origin], dialect: Dialect) throws -> Fetch<[Value]> {
        try association.only(for: origins, association.query, dialect, text: association.text)
    }
}
