/// A relation whose declaration can say which related rows it means: `hasMany(Comment.self, \.linkID).where { … }`.
public protocol NarrowableRelation: ModelRelation {
    /// How the rows of both models find each other.
    var association: Association<Origin, Related> { get set }
}

extension NarrowableRelation {
    /// Only related rows that meet a condition.
    public func `where`(_ condition: (Related.Columns) -> Condition<Related>) -> Self {
        narrowed { $0.where(condition) }
    }

    /// Related rows in an order, most important column first.
    public func order(@OrderBuilder<Related> _ orders: (Related.Columns) -> [Order<Related>]) -> Self {
        narrowed { $0.order(orders) }
    }

    /// The related rows as a query of their model narrows them, scopes included: `.narrowed { $0.published.newest }`.
    public func narrowed(_ change: (Query<Related, Related>) -> Query<Related, Related>) -> Self {
        var copy = self
        copy.association.query = change(association.query)
        return copy
    }

    /// Related rows that were deleted and kept as well.
    public func withDeleted() -> Self { narrowed { $0.withDeleted() } }
}

extension NarrowableRelation where Self: ToSeveral {
    /// At most so many related rows for each row, the first in the relation's order.
    public func limit(_ count: Int) -> Self { narrowed { $0.limit(count) } }
}
