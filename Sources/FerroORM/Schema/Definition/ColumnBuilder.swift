public import FerroSQL

/// Says more about a column that was declared: `t.string("url").nullable().unique()`.
public final class ColumnBuilder {
    /// The column as it stands.
    public private(set) var definition: ColumnDefinition

    init(_ definition: ColumnDefinition) { self.definition = definition }

    /// Lets it be NULL.
    @discardableResult
    public func nullable() -> Self { set { $0.isNullable = true } }
    /// Makes it the primary key.
    @discardableResult
    public func primary() -> Self { set { $0.isPrimary = true } }
    /// Refuses a second row with the same value; it has an index.
    @discardableResult
    public func unique() -> Self { set { $0.index = .unique } }
    /// Makes lookups by it fast.
    @discardableResult
    public func index() -> Self { set { $0.index = $0.index ?? .plain } }

    /// What it gets when a row does not say.
    @discardableResult
    public func `default`(_ value: some SQLConvertible) -> Self { set { $0.defaultValue = .value(value.sqlValue) } }
    /// What it gets when a row does not say: the value of an expression.
    @discardableResult
    public func `default`(expression: SQL) -> Self { set { $0.defaultValue = .expression(expression) } }
    /// Gives it the moment of the insert when a row does not say.
    @discardableResult
    public func defaultNow() -> Self { set { $0.defaultValue = .now } }

    /// Computes it from other columns of the row; nothing can be written into it.
    ///
    /// - Parameters:
    ///   - expression: what it is; the same row only, and nothing that changes by itself.
    ///   - stored: whether the row keeps it; PostgreSQL before 18 keeps it in any case.
    @discardableResult
    public func generated(as expression: SQL, stored: Bool = true) -> Self {
        set { $0.generation = .init(expression: expression, isStored: stored) }
    }
    /// Orders its texts by a collation of the database: `NOCASE`, `de-x-icu`.
    @discardableResult
    public func collation(_ name: String) -> Self { set { $0.collation = name } }
    /// Says what it is for; kept in PostgreSQL's catalog, left out on SQLite.
    @discardableResult
    public func comment(_ text: String) -> Self { set { $0.comment = text } }

    /// Says what happens when the key it points to changes.
    @discardableResult
    public func onUpdate(_ action: ReferenceDefinition.Action) -> Self { set { $0.reference?.onUpdate = action } }
    /// Checks the row it points to at the end of the transaction only.
    @discardableResult
    public func deferred() -> Self { set { $0.reference?.isDeferred = true } }

    private func set(_ change: (inout ColumnDefinition) -> Void) -> Self {
        change(&definition)
        return self
    }
}
