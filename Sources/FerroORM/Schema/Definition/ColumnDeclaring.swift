/// What declares columns: a table that is created, or one that is altered.
public protocol ColumnDeclaring: AnyObject {
    /// The table that is described.
    var table: String { get }
    /// Takes a column in and hands out what says more about it.
    @discardableResult func add(_ column: ColumnDefinition) -> ColumnBuilder
    /// Takes an index in.
    func add(_ index: IndexDefinition)
    /// Takes a foreign key in.
    func add(_ foreignKey: ForeignKeyDefinition)
    /// Takes a check in.
    func add(_ check: CheckDefinition)
}

extension ColumnDeclaring {
    /// A short text, of any length or of at most as many characters.
    @discardableResult
    public func string(_ name: String, length: Int? = nil) -> ColumnBuilder {
        add(ColumnDefinition(name, length.map { .varchar($0) } ?? .string))
    }
    /// A text of exactly as many characters: `t.char("country", length: 2)`.
    @discardableResult
    public func char(_ name: String, length: Int) -> ColumnBuilder { add(ColumnDefinition(name, .char(length))) }
    /// A long text.
    @discardableResult
    public func text(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .text)) }
    /// An integer of 16 bits.
    @discardableResult
    public func smallInteger(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .smallInteger)) }
    /// An integer of 32 bits.
    @discardableResult
    public func integer(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .integer)) }
    /// An integer of 64 bits.
    @discardableResult
    public func bigInteger(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .bigInteger)) }
    /// An exact number: money, quantities.
    @discardableResult
    public func decimal(_ name: String, precision: Int = 12, scale: Int = 2) -> ColumnBuilder {
        add(ColumnDefinition(name, .decimal(precision: precision, scale: scale)))
    }
    /// An IEEE 754 single; a double on SQLite.
    @discardableResult
    public func float(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .float)) }
    /// An IEEE 754 double.
    @discardableResult
    public func double(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .double)) }
    /// A day without a time of day.
    @discardableResult
    public func date(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .date)) }
    /// A time of day without a day.
    @discardableResult
    public func time(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .time)) }
    /// A moment in UTC, kept to the microsecond.
    @discardableResult
    public func timestamp(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .timestamp)) }
    /// A length of time.
    @discardableResult
    public func interval(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .interval)) }
    /// A UUID.
    @discardableResult
    public func uuid(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .uuid)) }
    /// A JSON document: `jsonb` on PostgreSQL.
    @discardableResult
    public func json(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .json)) }
    /// Bytes.
    @discardableResult
    public func bytes(_ name: String) -> ColumnBuilder { add(ColumnDefinition(name, .bytes)) }
    /// A list of values of a type; a JSON array on SQLite.
    @discardableResult
    public func array(_ name: String, of type: ColumnType) -> ColumnBuilder {
        add(ColumnDefinition(name, .array(of: type)))
    }
    /// A type of PostgreSQL by its name, `inet` or `citext`; text on SQLite. Program text only: it is not quoted.
    @discardableResult
    public func native(_ name: String, type: String) -> ColumnBuilder { add(ColumnDefinition(name, .native(type))) }

    /// One of some texts.
    ///
    /// - Parameters:
    ///   - name: the column.
    ///   - values: the texts; a CHECK called `posts_status_check` refuses others.
    ///   - type: a type made by ``Schema/createEnum(_:_:)``, which PostgreSQL uses instead of the CHECK.
    @discardableResult
    public func enumeration(_ name: String, _ values: [String], type: String? = nil) -> ColumnBuilder {
        add(ColumnDefinition(name, type.map { .enumType($0, values) } ?? .enumeration(values)))
    }

    /// True or false, with a default where one is given.
    @discardableResult
    public func bool(_ name: String, default value: Bool? = nil) -> ColumnBuilder {
        let column = add(ColumnDefinition(name, .bool))
        if let value { column.default(value) }
        return column
    }
}
