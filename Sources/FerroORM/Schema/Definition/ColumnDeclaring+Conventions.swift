extension ColumnDeclaring {
    /// The primary key: a number that the database counts up and never gives twice.
    @discardableResult
    public func id(_ name: String = "id") -> ColumnBuilder { add(ColumnDefinition(name, .id)) }

    /// The primary key of another type, whose value the app makes: `t.id(.uuid)`.
    @discardableResult
    public func id(_ type: ColumnType, name: String = "id") -> ColumnBuilder {
        let column = add(ColumnDefinition(name, type))
        return type == .id ? column : column.primary()
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

    /// A row of any of several tables: `subject_type` and `subject_id`, with an index over both.
    ///
    /// - Parameters:
    ///   - name: what both columns begin with.
    ///   - type: the type of the tables' primary keys.
    ///   - nullable: whether there may be none.
    public func morphs(_ name: String, type: ColumnType = .bigInteger, nullable: Bool = false) {
        let columns = [string("\(name)_type"), add(ColumnDefinition("\(name)_id", type))]
        if nullable { for column in columns { column.nullable() } }
        index("\(name)_type", "\(name)_id")
    }

    /// `created_at` and `updated_at`, both the moment of the insert where a row does not say.
    public func timestamps() {
        timestamp("created_at").defaultNow()
        timestamp("updated_at").defaultNow()
    }

    /// `deleted_at`, with an index: the moment when the row was deleted, NULL while it is not.
    @discardableResult
    public func softDeletes(_ name: String = "deleted_at") -> ColumnBuilder { timestamp(name).nullable().index() }

    /// `lock_version`, which each update adds one to.
    @discardableResult
    public func lockVersion(_ name: String = "lock_version") -> ColumnBuilder { integer(name).default(0) }
}
