import FerroSQL

/// Which rows of a table, in which order: the pure part of a query; the statements are made in its extensions.
struct Selection<M: Model>: Sendable {
    /// Which rows of a model with soft deletion are seen.
    enum Deleted: Sendable { case without, with, only }

    var conditions: [DialectSQL] = []
    var orders: [Ordering] = []
    var limit: Int?
    var offset = 0
    var deleted = Deleted.without
    var isDistinct = false
    /// What is selected; nil for the columns of the model.
    var columns: [DialectSQL]?
    var groups: [DialectSQL] = []
    var groupConditions: [DialectSQL] = []
    var joins: [JoinedTable] = []
    /// What stands in for the table, under the table's name: a subquery, a table expression.
    var source: DialectSQL?
    var tables: [CommonTable] = []
    var lock: RowLock?

    /// Both selections: rows must meet the conditions of each, the smaller limit holds.
    func merging(_ other: Selection) -> Selection {
        var merged = self
        merged.conditions += other.conditions
        merged.orders += other.orders
        merged.limit = [limit, other.limit].compactMap { $0 }.min()
        merged.offset = max(offset, other.offset)
        if other.deleted != .without { merged.deleted = other.deleted }
        merged.isDistinct = isDistinct || other.isDistinct
        merged.source = source ?? other.source
        merged.tables += other.tables
        merged.lock = lock ?? other.lock
        return merged
    }

    /// Sorted by the key when nothing else sorts it, so that what comes first does not depend on the database's mood.
    var ordered: Selection { orders.isEmpty ? paged : self }

    /// Sorted by the key after everything else, so that no row is on two pages.
    var paged: Selection {
        var copy = self
        copy.orders.append(M.columns.id.ascending.ordering)
        return copy
    }

    var isLimited: Bool { limit != nil || offset > 0 }
    /// Whether rows are counted as they stand, without looking at what is selected.
    var isPlain: Bool { !isLimited && !isDistinct && groups.isEmpty && groupConditions.isEmpty }
    /// Whether a statement that writes can have the conditions itself.
    var isWritable: Bool { isPlain && joins.isEmpty && source == nil && tables.isEmpty }

    /// Refuses a lock that would be gone before anything could be done under it.
    func checkLock(on db: Database) throws {
        if lock == nil || db.isInTransaction { return }
        throw ORMError(
            .invalid, "rows of \(M.self) were locked outside a transaction: use db.transaction { db in … }",
            model: String(describing: M.self))
    }
}

/// A table that exists for one statement: `WITH "recent" AS (…)`.
struct CommonTable: Sendable {
    let name: String
    let body: DialectSQL
    var isRecursive = false
}
