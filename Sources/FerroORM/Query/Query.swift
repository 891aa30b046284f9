public import FerroSQL

/// Rows to be read, counted, changed or deleted; nothing happens before a method with `on:` is called.
///
/// ```swift
/// let links = try await Link.where { $0.host == "swift.org" && $0.votesCount > 3 }
///     .order { $0.createdAt.descending }
///     .limit(20)
///     .all(on: db)
/// ```
///
/// A query is a value: each step answers a new one. The model's own scopes, static properties of type
/// `Query<Link, Link>`, are steps as well: `Link.newest.onFrontPage`.
@dynamicMemberLookup
public struct Query<M: Model, Output: Sendable>: Sendable {
    var selection: Selection<M>
    /// Turns the rows of the table into what the query answers, with a statement more for each relation.
    let loader: Loader<M, Output>

    init(selection: Selection<M> = Selection(), loader: Loader<M, Output>) {
        self.selection = selection
        self.loader = loader
    }

    /// The statement that ``all(on:)`` runs, as a dialect writes it.
    public func sql(for dialect: Dialect) -> SQL { selection.select(for: dialect) }

    func with(_ change: (inout Selection<M>) -> Void) -> Self {
        var copy = self
        change(&copy.selection)
        return copy
    }
}

extension Query where Output == M {
    /// All rows of the model's table.
    public init() { self.init(loader: .rows) }
}
