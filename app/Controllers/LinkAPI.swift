internal import Ferro

/// The same board for programs, under `/api`.
@Controller("links", name: "api.links") struct LinkAPI {
    @GET func index(query: LinkQuery, c: Context) async throws -> Page<LinkResource> {
        try await c.links(query)
    }

    /// The same list for those who read all of it: follow `next` until it is null.
    @GET("feed") func feed(query: LinkQuery, c: Context) async throws -> CursorPage<LinkResource> {
        try await LinkBoard.feed(query, on: c.db).map(LinkResource.init)
    }

    @POST(use: RateLimit(.forms)) func store(body: SubmitLink, c: Context) async throws -> Created<LinkResource> {
        let link = try await LinkBoard.submit(body, on: c.db, queue: c.queue)
        try await c.events.dispatch(BoardChanged(linkID: link.id))
        return Created(LinkResource(link), at: "/api/links/\(link.id)")
    }

    @GET("{link}") func show(link: Link, c: Context) async throws -> LinkResource {
        LinkResource(try await link.load(\.taggings, on: c.db))
    }

    @GET("{link}/comments") func comments(link: Link, c: Context) async throws -> [CommentResource] {
        try await Comment.oldest.where { $0.linkID == link.id }.limit(500).all(on: c.db).map(CommentResource.init)
    }

    @POST("{link}/comments", use: RateLimit(.forms)) func comment(
        link: Link, body: WriteComment, c: Context
    ) async throws -> Created<CommentResource> {
        let comment = try await LinkBoard.comment(body, on: link, db: c.db)
        try await c.events.dispatch(BoardChanged(linkID: link.id))
        return Created(CommentResource(comment))
    }
}
