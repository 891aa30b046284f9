/// A table as a database describes it.
package struct TableDescription: Sendable, Hashable {
    /// A column as a database describes it.
    package struct Column: Sendable, Hashable {
        package var name: String
        /// The type in the database's own words: `character varying(80)`, `TEXT`.
        package var type: String
        package var isNullable: Bool
        /// The default as an expression.
        package var defaultValue: String?
        package var isPrimary: Bool
        package var isGenerated: Bool
    }

    /// An index, also that of a unique constraint, not that of the primary key.
    package struct Index: Sendable, Hashable {
        package var name: String
        /// The columns; an expression is its text on PostgreSQL and missing on SQLite.
        package var columns: [String]
        package var isUnique: Bool
        package var isPartial: Bool
    }

    /// A foreign key.
    package struct ForeignKey: Sendable, Hashable {
        /// Its name; SQLite does not tell.
        package var name: String?
        package var columns: [String]
        package var table: String
        package var referenced: [String]
        package var onDelete: String
        package var onUpdate: String
    }

    /// A check.
    package struct Check: Sendable, Hashable {
        package var name: String?
        /// The constraint as it is written: `CHECK (price > 0)`.
        package var text: String
    }

    package var name: String
    package var columns: [Column] = []
    package var indexes: [Index] = []
    package var foreignKeys: [ForeignKey] = []
    package var checks: [Check] = []

    /// A column by its name.
    package func column(_ name: String) -> Column? { columns.first { $0.name == name } }
}
