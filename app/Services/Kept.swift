internal import Ferro

extension CacheTag {
    /// Everything that changes with a link, a comment or a vote.
    static let board: Self = "board"
}

extension CacheKey where Value == Page<LinkResource> {
    /// The newest links, which most visitors come for.
    static var frontPage: Self { Self("front_page", tags: [.board]) }
}

extension Context {
    /// One page of links; the first one of the newest is kept for half a minute, and for five more while a fresh one is made.
    func links(_ query: LinkQuery) async throws -> Page<LinkResource> {
        guard query.isFrontPage else { return try await LinkBoard.page(query, on: db).map(LinkResource.init) }
        return try await cache.remember(.frontPage, for: .seconds(30), stale: .seconds(300)) { [db] in
            try await LinkBoard.page(query, on: db).map(LinkResource.init)
        }
    }
}
