public import FerroSQL

/// The row of another table that a row refers to; every row has one.
public struct BelongsTo<Origin: Model, Related: Model>: RelationDefinition {
    let parent: Parent<Origin, Related>

    /// Reads the rows that some rows refer to with one statement.
    ///
    /// Throws ``ORMError`` with `.dangling` when one of them does not exist.
    public func load(for origins: [Origin], on db: Database) async throws -> [Related] {
        let related = try await parent.load(for: origins, on: db)
        return try zip(origins, related).map { origin, related in
            guard let related else {
                throw ORMError(
                    .dangling,
                    "\(Origin.self) \(origin.id) refers to a \(Related.self) that does not exist: "
                        + "give the column a foreign key, or make it optional",
                    model: String(describing: Origin.self), id: origin.id.description)
            }
            return related
        }
    }
}

/// The row of another table that a row may refer to; nil when it refers to none or to one that does not exist.
public struct BelongsToOptional<Origin: Model, Related: Model>: RelationDefinition {
    let parent: Parent<Origin, Related>

    /// Reads the rows that some rows refer to with one statement.
    public func load(for origins: [Origin], on db: Database) async throws -> [Related?] {
        try await parent.load(for: origins, on: db)
    }
}

extension Model {
    /// The row whose key this row's column holds: `static let author = belongsTo(User.self, \.authorID)`.
    public static func belongsTo<Related: Model>(
        _: Related.Type, _ key: KeyPath<Columns, Column<Self, Related.ID>>
    ) -> BelongsTo<Self, Related> {
        BelongsTo(parent: Parent(key: ForeignKey(columns[keyPath: key])))
    }

    /// The row whose key this row's column holds, or none when the column is NULL.
    public static func belongsTo<Related: Model>(
        _: Related.Type, _ key: KeyPath<Columns, Column<Self, Related.ID?>>
    ) -> BelongsToOptional<Self, Related> {
        BelongsToOptional(parent: Parent(key: ForeignKey(columns[keyPath: key])))
    }
}
