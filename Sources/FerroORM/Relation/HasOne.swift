public import FerroSQL

/// The row of another table that refers to a row: the first when there are several, nil when there is none.
///
/// Without an order the related rows are expected to be one for each row, and all of them are read; with an order the
/// database picks the first of each row.
public struct HasOne<Origin: Model, Related: Model>: ToOptional, NarrowableRelation {
    /// How the rows of both models find each other.
    public var association: Association<Origin, Related>

    init(_ many: HasMany<Origin, Related>) { association = many.association }

    /// The first related row in an order.
    public func order(@OrderBuilder<Related> _ orders: (Related.Columns) -> [Order<Related>]) -> Self {
        narrowed { $0.order(orders).limit(1) }
    }

    /// The related row with the greatest value in a column: `hasOne(Price.self, \.productID).latest(by: \.createdAt)`.
    ///
    /// Of rows with the same value the one with the greater key; one statement for all rows, by a window function.
    public func latest<Value: SQLConvertible>(by column: KeyPath<Related.Columns, Column<Related, Value>>) -> Self {
        order {
            $0[keyPath: column].descending.nullsLast
            $0.id.descending
        }
    }

    /// The related row with the smallest value in a column; of rows with the same value the one with the smaller key.
    public func oldest<Value: SQLConvertible>(by column: KeyPath<Related.Columns, Column<Related, Value>>) -> Self {
        order {
            $0[keyPath: column].ascending.nullsLast
            $0.id.ascending
        }
    }
}

extension Model {
    /// The row of another model whose column holds this row's key: `static let profile = hasOne(Profile.self, \.userID)`.
    public static func hasOne<Related: Model>(
        _ type: Related.Type, _ key: KeyPath<Related.Columns, Column<Related, ID>>
    ) -> HasOne<Self, Related> {
        HasOne(hasMany(type, key))
    }

    /// The row of another model whose column, which may be NULL, holds this row's key.
    public static func hasOne<Related: Model>(
        _ type: Related.Type, _ key: KeyPath<Related.Columns, Column<Related, ID?>>
    ) -> HasOne<Self, Related> {
        HasOne(hasMany(type, key))
    }
}
