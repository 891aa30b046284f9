public import FerroSQL

extension Model {
    /// The model's name in the columns of polymorphic relations: the table's, unless the model says otherwise.
    public static var morphName: String { table }

    /// The row of one of several models, which two columns of this row name.
    public static func morphTo<Target: Morph, Key: SQLConvertible>(
        _: Target.Type, type: KeyPath<Columns, Column<Self, String>>, id: KeyPath<Columns, Column<Self, Key>>
    ) -> MorphTo<Self, Target> {
        let type = columns[keyPath: type].property
        return MorphTo(type: { $0[keyPath: type] }, key: ForeignKey(columns[keyPath: id]).value)
    }

    /// The row of one of several models, which two columns of this row may name.
    public static func morphTo<Target: Morph, Key: SQLConvertible>(
        _: Target.Type, type: KeyPath<Columns, Column<Self, String?>>, id: KeyPath<Columns, Column<Self, Key?>>
    ) -> MorphTo<Self, Target> {
        let type = columns[keyPath: type].property
        return MorphTo(type: { $0[keyPath: type] }, key: ForeignKey(columns[keyPath: id]).value)
    }

    /// The rows of another model whose two columns name this row:
    /// `static let comments = morphMany(Comment.self, type: \.subjectType, id: \.subjectID)`.
    ///
    /// The column of the key holds what the key is made of: `Int64` for an `Identifier`, `UUID` for a `UUIDIdentifier`.
    public static func morphMany<Related: Model, Name: SQLConvertible, Key: SQLConvertible>(
        _: Related.Type, type: KeyPath<Related.Columns, Column<Related, Name>>,
        id: KeyPath<Related.Columns, Column<Related, Key>>
    ) -> HasMany<Self, Related> {
        var many = HasMany<Self, Related>(association: .children(ForeignKey(Related.columns[keyPath: id])))
        many.association.query = many.association.query.where(
            sql: "\(Related.columns[keyPath: type].sql) = \(morphName)")
        return many
    }

    /// The row of another model whose two columns name this row; the first by key when there are several.
    public static func morphOne<Related: Model, Name: SQLConvertible, Key: SQLConvertible>(
        _ related: Related.Type, type: KeyPath<Related.Columns, Column<Related, Name>>,
        id: KeyPath<Related.Columns, Column<Related, Key>>
    ) -> HasOne<Self, Related> {
        HasOne(morphMany(related, type: type, id: id))
    }
}
