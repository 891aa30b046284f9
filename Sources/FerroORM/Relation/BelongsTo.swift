public import FerroSQL

/// The row of another table that a row refers to; every row has one.
public struct BelongsTo<Origin: Model, Related: Model>: ToOne, NarrowableRelation {
    /// How the rows of both models find each other.
    public var association: Association<Origin, Related>
}

/// The row of another table that a row may refer to; nil when it refers to none or to one that does not exist.
public struct BelongsToOptional<Origin: Model, Related: Model>: ToOptional, NarrowableRelation {
    /// How the rows of both models find each other.
    public var association: Association<Origin, Related>
}

extension Model {
    /// The row whose key this row's column holds: `static let author = belongsTo(User.self, \.authorID)`.
    public static func belongsTo<Related: Model>(
        _: Related.Type, _ key: KeyPath<Columns, Column<Self, Related.ID>>
    ) -> BelongsTo<Self, Related> {
        BelongsTo(association: .parent(ForeignKey(columns[keyPath: key])))
    }

    /// The row whose key this row's column holds, or none when the column is NULL.
    public static func belongsTo<Related: Model>(
        _: Related.Type, _ key: KeyPath<Columns, Column<Self, Related.ID?>>
    ) -> BelongsToOptional<Self, Related> {
        BelongsToOptional(association: .parent(ForeignKey(columns[keyPath: key])))
    }
}
