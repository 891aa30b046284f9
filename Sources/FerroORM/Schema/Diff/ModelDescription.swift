import FerroSQL

/// What a model expects of its table.
package struct ModelDescription: Sendable, Hashable {
    /// What a property expects of its column.
    package struct Column: Sendable, Hashable {
        package var name: String
        /// What it holds; nil for a type that does not say.
        package var type: ColumnType?
        package var isNullable: Bool
        /// The table whose key it is.
        package var references: String?

        package init(_ name: String, _ type: ColumnType?, isNullable: Bool = false, references: String? = nil) {
            self.name = name
            self.type = type
            self.isNullable = isNullable
            self.references = references
        }
    }

    package var table: String
    package var columns: [Column]

    package init(table: String, columns: [Column]) {
        self.table = table
        self.columns = columns
    }

    /// What a model says of itself by the types of its columns.
    package init(_ model: any Model.Type) { self = Self.described(model) }

    private static func described<M: Model>(_ model: M.Type) -> ModelDescription {
        let columns = Mirror(reflecting: M.columns).children.compactMap { child -> Column? in
            guard let column = child.value as? any DescribedColumn else { return nil }
            var kind = ColumnKind.of(column.valueType)
            let isKey = column.name == M.columns.id.name
            if isKey, kind.table == M.table, kind.type == .bigInteger { kind.type = .id }
            return Column(
                column.name, kind.type, isNullable: kind.isNullable, references: isKey ? nil : kind.table)
        }
        return ModelDescription(table: M.table, columns: columns)
    }
}

private protocol DescribedColumn {
    var name: String { get }
    var valueType: Any.Type { get }
}

extension Column: DescribedColumn {
    fileprivate var valueType: Any.Type { Value.self }
}
