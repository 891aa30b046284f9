public import FerroSQL

extension Query {
    /// Reads the rows in parts, in the order of their keys, and hands each part to a closure; constant memory.
    ///
    /// Each part is a statement of its own that goes on after the last key, so no connection is held while the closure
    /// works, and rows may be changed, added or deleted meanwhile: a row is never seen twice. The order of the query is
    /// replaced by the key's; its limit holds for all parts together, its offset is left out.
    ///
    /// ```swift
    /// try await Post.published.chunk(of: 500, on: db) { posts in try await index(posts) }
    /// ```
    public func chunk(
        of size: Int, on db: Database, _ body: ([Output]) async throws -> Void
    ) async throws {
        let size = max(1, size)
        var left = selection.limit ?? .max
        var last: M.ID?
        while left > 0 {
            let part = after(last).limit(min(size, left))
            let models = try await part.models(on: db)
            guard let end = models.last else { return }
            try await body(try await loader(models, db))
            if models.count < min(size, left) { return }
            left -= models.count
            last = end.id
        }
    }

    private func after(_ id: M.ID?) -> Self {
        let query = with {
            $0.orders = [M.columns.id.ascending.ordering]
            $0.offset = 0
        }
        guard let id else { return query }
        return query.where { $0.id > id }
    }
}
