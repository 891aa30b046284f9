public import FerroSQL

/// The rows of another table that refer to a row, in the order of their keys unless it says otherwise.
public struct HasMany<Origin: Model, Related: Model>: ToMany, NarrowableRelation {
    /// How the rows of both models find each other.
    public var association: Association<Origin, Related>
}

extension Model {
    /// The rows of another model whose column holds this row's key: `static let comments = hasMany(Comment.self, \.linkID)`.
    public static func hasMany<Related: Model>(
        _: Related.Type, _ key: KeyPath<Related.Columns, Column<Related, ID>>
    ) -> HasMany<Self, Related> {
        HasMany(association: .children(ForeignKey(Related.columns[keyPath: key])))
    }

    /// The rows of another model whose column, which may be NULL, holds this row's key.
    public static func hasMany<Related: Model>(
        _: Related.Type, _ key: KeyPath<Related.Columns, Column<Related, ID?>>
    ) -> HasMany<Self, Related> {
        HasMany(association: .children(ForeignKey(Related.columns[keyPath: key])))
    }
}
