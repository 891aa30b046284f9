public import FerroSQL

extension Query {
    /// Reads one page and counts all rows; two statements, and one more for each relation.
    ///
    /// Pages count from 1. A page below 1 is the first one; a page after the last one is empty and costs only the
    /// count. Rows that the query's order leaves equal are sorted by the key.
    /// A limit or an offset of the query itself is replaced by the page's.
    public func page(_ number: Int, per: Int = PageQuery.defaultPer, on db: Database) async throws -> Page<Output> {
        let number = max(1, number)
        let per = max(1, per)
        let whole = with {
            $0.limit = nil
            $0.offset = 0
        }
        let total = try await whole.count(on: db)
        let (offset, isTooFar) = (number - 1).multipliedReportingOverflow(by: per)
        if isTooFar || offset >= total { return Page(items: [], number: number, per: per, total: total) }
        let items = try await whole.with { $0 = $0.paged }.offset(offset).limit(per).all(on: db)
        return Page(items: items, number: number, per: per, total: total)
    }

    /// Reads the page that a client asks for.
    public func page(_ query: PageQuery, on db: Database) async throws -> Page<Output> {
        try await page(query.page, per: query.per, on: db)
    }
}
