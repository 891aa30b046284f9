public import FerroSQL

/// The rows of another table that refer to a row, in the order of their keys unless it says otherwise.
public struct HasMany<Origin: Model, Related: Model>: RelationDefinition {
    let key: ForeignKey<Related, Origin.ID>
    var query = Query<Related, Related>()

    /// Only related rows that meet a condition.
    public func `where`(_ condition: (Related.Columns) -> Condition<Related>) -> Self {
        var copy = self
        copy.query = query.where(condition)
        return copy
    }

    /// Related rows in an order.
    public func order(@OrderBuilder<Related> _ orders: (Related.Columns) -> [Order<Related>]) -> Self {
        var copy = self
        copy.query = query.order(orders)
        return copy
    }

    /// Reads the related rows of some rows with one statement.
    public func load(for origins: [Origin], on db: Database) async throws -> [[Related]] {
        let ordered = query.with { $0 = $0.ordered }
        let rows = try await ordered.all(among: origins.map(\.id), on: db, key.isIn)
        var groups: [Origin.ID: [Related]] = [:]
        for row in rows {
            if let id = key.value(row) { groups[id, default: []].append(row) }
        }
        return origins.map { groups[$0.id] ?? [] }
    }
}

extension Model {
    /// The rows of another model whose column holds this row's key: `static let comments = hasMany(Comment.self, \.linkID)`.
    public static func hasMany<Related: Model>(
        _: Related.Type, _ key: KeyPath<Related.Columns, Column<Related, ID>>
    ) -> HasMany<Self, Related> {
        HasMany(key: ForeignKey(Related.columns[keyPath: key]))
    }

    /// The rows of another model whose column, which may be NULL, holds this row's key.
    public static func hasMany<Related: Model>(
        _: Related.Type, _ key: KeyPath<Related.Columns, Column<Related, ID?>>
    ) -> HasMany<Self, Related> {
        HasMany(key: ForeignKey(Related.columns[keyPath: key]))
    }
}
