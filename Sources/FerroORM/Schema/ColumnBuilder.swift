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
    /// Gives it the moment of the insert when a row does not say.
    @discardableResult
    public func defaultNow() -> Self { set { $0.defaultValue = .now } }

    private func set(_ change: (inout ColumnDefinition) -> Void) -> Self {
        change(&definition)
        return self
    }
}
