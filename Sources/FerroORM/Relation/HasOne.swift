public import FerroSQL

/// The row of another table that refers to a row: the first by key when there are several, nil when there is none.
public struct HasOne<Origin: Model, Related: Model>: RelationDefinition {
    private let many: HasMany<Origin, Related>

    init(_ many: HasMany<Origin, Related>) { self.many = many }

    /// Only a related row that meets a condition.
    public func `where`(_ condition: (Related.Columns) -> Condition<Related>) -> Self { Self(many.where(condition)) }

    /// The first related row in an order.
    public func order(@OrderBuilder<Related> _ orders: (Related.Columns) -> [Order<Related>]) -> Self {
        Self(many.order(orders))
    }

    /// Reads the related row of some rows with one statement.
    public func load(for origins: [Origin], on db: Database) async throws -> [Related?] {
        try await many.load(for: origins, on: db).map(\.first)
    }
}

extension Model {
    /// The row of another model whose column holds this row's key: `static let profile = hasOne(Profile.self, \.userID)`.
    public static func hasOne<Related: Model>(
        _ type: Related.Type, _ key: KeyPath<Related.Columns, Column<Related, ID>>
    ) -> HasOne<Self, Related> {
        HasOne(hasMany(type, key))
    }

    /// The row of another model whose column, which may be NULL, holds this row's key.
    public static func hasOne<Related: Model>(
        _ type: Related.Type, _ key: KeyPath<Related.Columns, Column<Related, ID?>>
    ) -> HasOne<Self, Related> {
        HasOne(hasMany(type, key))
    }
}
