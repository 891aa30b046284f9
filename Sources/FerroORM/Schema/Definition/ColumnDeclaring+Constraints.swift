public import FerroSQL

extension ColumnDeclaring {
    /// An index over columns.
    ///
    /// ```swift
    /// t.index("author_id", "created_at")
    /// t.index("email", unique: true, where: "deleted_at IS NULL")
    /// t.index("tags", using: .gin)
    /// ```
    ///
    /// - Parameters:
    ///   - columns: the columns in order.
    ///   - unique: whether two rows may not have the same values.
    ///   - condition: which rows are in it; nil for all.
    ///   - method: how PostgreSQL builds it.
    ///   - included: columns that are only carried along.
    ///   - concurrently: whether PostgreSQL lets writers go on; needs ``Migration/isTransactional`` to be false.
    ///   - name: its name; nil for the one made of table and columns.
    public func index(
        _ columns: String..., unique: Bool = false, where condition: SQL? = nil,
        using method: IndexDefinition.Method = .btree, including included: [String] = [], concurrently: Bool = false,
        name: String? = nil
    ) {
        var index = IndexDefinition(columns, isUnique: unique, name: name)
        index.condition = condition
        index.method = method
        index.included = included
        index.isConcurrent = concurrently
        add(index)
    }

    /// An index over columns in an order of their own, or over expressions, which need a name.
    ///
    /// ```swift
    /// t.index(terms: ["author_id", .descending("created_at")])
    /// t.index(terms: [.expression("lower(\(identifier: "email"))")], unique: true, name: "users_email_lower")
    /// ```
    public func index(
        terms: [IndexTerm], unique: Bool = false, where condition: SQL? = nil,
        using method: IndexDefinition.Method = .btree, concurrently: Bool = false, name: String? = nil
    ) {
        var index = IndexDefinition(terms: terms, isUnique: unique, name: name)
        index.condition = condition
        index.method = method
        index.isConcurrent = concurrently
        add(index)
    }

    /// An index that refuses a second row with the same values, among those that a condition chooses.
    public func unique(
        _ columns: String..., where condition: SQL? = nil, concurrently: Bool = false, name: String? = nil
    ) {
        var index = IndexDefinition(columns, isUnique: true, name: name)
        index.condition = condition
        index.isConcurrent = concurrently
        add(index)
    }

    /// A condition that every row keeps: `t.check("price_positive", "price > 0")`.
    ///
    /// - Parameters:
    ///   - name: by which it is dropped, and by which an error names it.
    ///   - condition: about one row; its binds are written as literals.
    ///   - validated: whether the rows that are there already are checked now; see ``AlterationBuilder/validate(_:)``.
    public func check(_ name: String, _ condition: SQL, validated: Bool = true) {
        var check = CheckDefinition(name, condition)
        check.isValidated = validated
        add(check)
    }

    /// A foreign key of several columns, or of one that has no index.
    ///
    /// - Parameters:
    ///   - columns: the columns of this table.
    ///   - table: the table they point to.
    ///   - referenced: the columns they point to.
    ///   - onDelete: what happens when the row is deleted.
    ///   - onUpdate: what happens when its key changes.
    ///   - deferred: whether it is checked at the end of the transaction only.
    ///   - validated: whether the rows that are there already are checked now; see ``AlterationBuilder/validate(_:)``.
    ///   - name: its name; nil for the one made of table and columns.
    public func foreignKey(
        _ columns: String..., to table: String, _ referenced: [String] = ["id"],
        onDelete: ReferenceDefinition.Action = .restrict, onUpdate: ReferenceDefinition.Action? = nil,
        deferred: Bool = false, validated: Bool = true, name: String? = nil
    ) {
        var key = ForeignKeyDefinition(columns, to: table, referenced, onDelete: onDelete, name: name)
        key.onUpdate = onUpdate
        key.isDeferred = deferred
        key.isValidated = validated
        add(key)
    }
}
