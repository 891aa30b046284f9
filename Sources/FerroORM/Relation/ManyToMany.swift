public import FerroSQL

/// The rows of another table that rows of a pivot table bind to a row.
///
/// ```swift
/// static let tags = manyToMany(Tag.self, through: Tagging.self, \.linkID, \.tagID)
/// try await link.attach(\.tags, [swift.id], on: db)
/// ```
public struct ManyToMany<Origin: Model, Related: Model, Pivot: Model>: ToMany, PivotRelation, NarrowableRelation {
    /// How the rows of both models find each other.
    public var association: Association<Origin, Related>
}

/// The rows of another table that rows of a pivot table bind to a row, each with its row of the pivot table.
public struct ManyToManyWithPivot<Origin: Model, Related: Model, Pivot: Model>:
    ToPivoted, NarrowableRelation
{
    /// How the rows of both models find each other.
    public var association: Association<Origin, Related>

    /// What reading the related rows of some rows takes: one statement.
    public func fetch(for origins: [Origin], dialect: Dialect) throws -> Fetch<[[Pivoted<Related, Pivot>]]> {
        try pivoted(for: origins, association.query, dialect)
    }

}

extension ToPivoted {
    func pivoted<Output>(
        for origins: [Origin], _ query: Query<Related, Output>, _ dialect: Dialect
    ) throws -> Fetch<[[Pivoted<Output, Pivot>]]> {
        // The columns of the pivot stand behind those of the related model and the key.
        let start = Related.Columns.names.count + 1
        let columns = SQLColumns(Pivot.Columns.names)
        return try association.related(to: origins, query, dialect) { found in
            try found.groups { number in
                let values = Array(found.rows[number].values.dropFirst(start).prefix(columns.names.count))
                let pivot = try Pivot.reading(SQLRow(columns: columns, values: values))
                return Pivoted(row: found.outputs[number], pivot: pivot)
            }
        }
    }
}

/// A relation whose two sides are bound by rows of a pivot table: ``ManyToMany``.
public protocol PivotRelation: ModelRelation {
    /// The model of the pivot table.
    associatedtype Pivot: Model
}

/// A relation to related rows, each with its row of the pivot table: ``ManyToManyWithPivot``.
public protocol ToPivoted: ToSeveral, PivotRelation where Value == [Pivoted<Related, Pivot>] {}

extension Model {
    /// The rows of another model that a pivot binds to this row, by its two columns: this row's key first.
    public static func manyToMany<Related: Model, Pivot: Model>(
        _: Related.Type, through: Pivot.Type, _ key: KeyPath<Pivot.Columns, Column<Pivot, ID>>,
        _ target: KeyPath<Pivot.Columns, Column<Pivot, Related.ID>>
    ) -> ManyToMany<Self, Related, Pivot> {
        let bridge = Bridge(
            Pivot.self, key: Pivot.columns[keyPath: key].name, target: Pivot.columns[keyPath: target].name)
        return ManyToMany(association: .bridged(bridge, to: Related.columns.id.sql))
    }

    /// The rows of another model that a pivot binds to this row, each with its pivot: `link.tags[0].pivot.createdAt`.
    public static func manyToMany<Related: Model, Pivot: Model>(
        _: Related.Type, withPivot: Pivot.Type, _ key: KeyPath<Pivot.Columns, Column<Pivot, ID>>,
        _ target: KeyPath<Pivot.Columns, Column<Pivot, Related.ID>>
    ) -> ManyToManyWithPivot<Self, Related, Pivot> {
        var bridge = Bridge(
            Pivot.self, key: Pivot.columns[keyPath: key].name, target: Pivot.columns[keyPath: target].name)
        bridge.columns = Pivot.Columns.names
        return ManyToManyWithPivot(association: .bridged(bridge, to: Related.columns.id.sql))
    }
}
