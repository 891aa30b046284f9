public import FerroSQL

extension Query {
    /// Reads one page and counts all rows; two statements, and one more for each relation.
    ///
    /// Pages count from 1. A page below 1 is the first one; a page after the last one is empty and costs only the
    /// count. Rows that the query's order leaves equal are sorted by the key.
    /// A limit or an offset of the query itself is replaced by the page's.
    public func page(_ number: Int, per: Int = PageQuery.defaultPer, on db: Database) async throws -> Page<Output> {
        let whole = with {
            $0.limit = nil
            $0.offset = 0
        }
        return try await Paging(number: number, per: per).page(total: try await whole.count(on: db)) { offset, limit in
            try await whole.with { $0 = $0.paged }.offset(offset).limit(limit).all(on: db)
        }
    }

    /// Reads the page that a client asks for.
    public func page(_ query: PageQuery, on db: Database) async throws -> Page<Output> {
        try await page(query.page, per: query.per, on: db)
    }
}

/// Where a page begins.
struct Paging {
    let number: Int
    let per: Int

    init(number: Int, per: Int) {
        self.number = max(1, number)
        self.per = max(1, per)
    }

    /// Reads the page, unless it lies after the last row.
    func page<Item: Sendable>(
        total: Int, _ read: (_ offset: Int, _ limit: Int) async throws -> [Item]
    ) async throws -> Page<Item> {
        let (offset, isTooFar) = (number - 1).multipliedReportingOverflow(by: per)
        let items = isTooFar || offset >= total ? [] : try await read(offset, per)
        return Page(items: items, number: number, per: per, total: total)
    }
}
