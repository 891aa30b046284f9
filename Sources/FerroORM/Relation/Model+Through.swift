import FerroSQL

extension Model {
    /// The rows of another model that refer to rows which refer to this one.
    ///
    /// `static let comments = hasMany(Comment.self, through: Link.self, \.siteID, \.linkID)`: the first column is in the
    /// model between and holds this row's key, the second in the other model and holds the key of the one between.
    public static func hasMany<Related: Model, Through: Model>(
        _: Related.Type, through: Through.Type, _ near: KeyPath<Through.Columns, Column<Through, ID>>,
        _ far: KeyPath<Related.Columns, Column<Related, Through.ID>>
    ) -> HasMany<Self, Related> {
        HasMany(association: .through(Through.columns[keyPath: near], Related.columns[keyPath: far]))
    }

    /// The rows of another model that refer to rows which may refer to this one.
    public static func hasMany<Related: Model, Through: Model>(
        _: Related.Type, through: Through.Type, _ near: KeyPath<Through.Columns, Column<Through, ID?>>,
        _ far: KeyPath<Related.Columns, Column<Related, Through.ID>>
    ) -> HasMany<Self, Related> {
        HasMany(association: .through(Through.columns[keyPath: near], Related.columns[keyPath: far]))
    }

    /// The rows of another model that may refer to rows which refer to this one.
    public static func hasMany<Related: Model, Through: Model>(
        _: Related.Type, through: Through.Type, _ near: KeyPath<Through.Columns, Column<Through, ID>>,
        _ far: KeyPath<Related.Columns, Column<Related, Through.ID?>>
    ) -> HasMany<Self, Related> {
        HasMany(association: .through(Through.columns[keyPath: near], Related.columns[keyPath: far]))
    }

    /// The rows of another model that may refer to rows which may refer to this one.
    public static func hasMany<Related: Model, Through: Model>(
        _: Related.Type, through: Through.Type, _ near: KeyPath<Through.Columns, Column<Through, ID?>>,
        _ far: KeyPath<Related.Columns, Column<Related, Through.ID?>>
    ) -> HasMany<Self, Related> {
        HasMany(association: .through(Through.columns[keyPath: near], Related.columns[keyPath: far]))
    }

    /// The row of another model that refers to a row which refers to this one, the first by key when there are several.
    public static func hasOne<Related: Model, Through: Model>(
        _ type: Related.Type, through: Through.Type, _ near: KeyPath<Through.Columns, Column<Through, ID>>,
        _ far: KeyPath<Related.Columns, Column<Related, Through.ID>>
    ) -> HasOne<Self, Related> {
        HasOne(hasMany(type, through: through, near, far))
    }

    /// The row of another model that refers to a row which may refer to this one.
    public static func hasOne<Related: Model, Through: Model>(
        _ type: Related.Type, through: Through.Type, _ near: KeyPath<Through.Columns, Column<Through, ID?>>,
        _ far: KeyPath<Related.Columns, Column<Related, Through.ID>>
    ) -> HasOne<Self, Related> {
        HasOne(hasMany(type, through: through, near, far))
    }
}

extension Association {
    static func through<Through: Model, Near: SQLConvertible, Far: SQLConvertible>(
        _ near: Column<Through, Near>, _ far: Column<Related, Far>
    ) -> Self {
        .bridged(
            Bridge(Through.self, key: near.name, target: Through.columns.id.name), to: ForeignKey(far).sql)
    }
}
