/// What declares columns: a table that is created, or one that is altered.
public protocol ColumnDeclaring: AnyObject {
    /// Takes a column in and hands out what says more about it.
    @discardableResult func add(_ column: ColumnDefinition) -> ColumnBuilder
    /// Takes an index in.
    func add(_ index: IndexDefinition)
}

extension ColumnDeclaring {
    /// The primary key: a number that the database counts up and never gives twice.
    @discardableResult
    public func id(_ name: String = "id") -> ColumnBuilder { add(ColumnDefinition(name, .id)) }
    /// A short text.
    @discardableResult
    public func string(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .string)) }
    /// A long text.
    @discardableResult
    public func text(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .text)) }
    /// An integer of 32 bits.
    @discardableResult
    public func integer(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .integer)) }
    /// An integer of 64 bits.
    @discardableResult
    public func bigInteger(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .bigInteger)) }
    /// An IEEE 754 double.
    @discardableResult
    public func double(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .double)) }
    /// A moment in UTC, kept to the microsecond.
    @discardableResult
    public func timestamp(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .timestamp)) }
    /// A UUID.
    @discardableResult
    public func uuid(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .uuid)) }
    /// A JSON document.
    @discardableResult
    public func json(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .json)) }
    /// Bytes.
    @discardableResult
    public func bytes(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .bytes)) }

    /// True or false, with a default where one is given.
    @discardableResult
    public func bool(_ name: String, default value: Bool? = nil) -> ColumnBuilder {
        let column = add(ColumnDefinition(name, .bool))
        if let value { column.default(value) }
        return column
    }

    /// A foreign key, with an index, because neither database makes one.
    ///
    /// - Parameters:
    ///   - name: the column, `author_id`.
    ///   - table: the table it points to.
    ///   - type: the type of that table's primary key.
    ///   - onDelete: what happens to the row when the other one is deleted.
    @discardableResult
    public func reference(
        _ name: String, to table: String, type: ColumnType = .bigInteger,
        onDelete: ReferenceDefinition.Action = .restrict
    ) -> ColumnBuilder {
        var column = ColumnDefinition(name, type)
        column.reference = ReferenceDefinition(table: table, onDelete: onDelete)
        column.index = .plain
        return add(column)
    }

    /// `created_at` and `updated_at`, both the moment of the insert where a row does not say.
    public func timestamps() {
        timestamp("created_at").defaultNow()
        timestamp("updated_at").defaultNow()
    }

    /// An index over columns.
    public func index(_ columns: String..., unique: Bool = false, name: String? = nil) {
        add(IndexDefinition(columns, isUnique: unique, name: name))
    }

    /// An index that refuses a second row with the same values.
    public func unique(_ columns: String..., name: String? = nil) {
        add(IndexDefinition(columns, isUnique: true, name: name))
    }
}
