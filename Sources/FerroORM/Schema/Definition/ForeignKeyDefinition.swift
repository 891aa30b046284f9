public import FerroSQL

/// A foreign key of one or several columns, as a constraint of its table.
public struct ForeignKeyDefinition: Sendable, Hashable {
    /// The columns of this table.
    public var columns: [String]
    /// The table they point to.
    public var table: String
    /// The columns they point to, as many.
    public var referenced: [String]
    /// What happens when the row is deleted.
    public var onDelete: ReferenceDefinition.Action
    /// What happens when the row's key changes; nil for what the database does by itself, which is to refuse.
    public var onUpdate: ReferenceDefinition.Action?
    /// Whether it is checked at the end of the transaction only.
    public var isDeferred = false
    /// Whether the rows that are there already are checked now.
    ///
    /// False is PostgreSQL's NOT VALID: no long lock, and ``AlterationBuilder/validate(_:)`` checks them later. SQLite
    /// checks in any case.
    public var isValidated = true
    /// Its name; nil for the one made of table and columns.
    public var name: String?

    /// A foreign key from columns to columns.
    public init(
        _ columns: [String], to table: String, _ referenced: [String] = ["id"],
        onDelete: ReferenceDefinition.Action = .restrict, name: String? = nil
    ) {
        self.columns = columns
        self.table = table
        self.referenced = referenced
        self.onDelete = onDelete
        self.name = name
    }

    /// The name it has in a table, as PostgreSQL would choose it: `posts_author_id_fkey`.
    public func name(in table: String) -> String {
        name ?? ConstraintName.fitted(([table] + columns + ["fkey"]).joined(separator: "_"))
    }
}

/// A condition that every row of a table keeps.
public struct CheckDefinition: Sendable, Hashable {
    /// Its name, by which it is dropped.
    public var name: String
    /// The condition; its binds are written as literals.
    public var condition: SQL
    /// Whether the rows that are there already are checked now; false is PostgreSQL's NOT VALID.
    public var isValidated = true

    /// A check of a name.
    public init(_ name: String, _ condition: SQL) {
        self.name = name
        self.condition = condition
    }
}
