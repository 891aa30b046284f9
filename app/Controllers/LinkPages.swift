internal import Ferro

/// The pages a person uses.
@Controller struct LinkPages {
    @GET func home(query: LinkQuery, c: Context) async throws -> Response {
        try await index(query: query, c: c)
    }

    @GET("links") func index(query: LinkQuery, c: Context) async throws -> Response {
        let page = try await c.links(query)
        return try await c.view("links/index", LinkIndexPage(page, query, stylesheet: await c.stylesheet, now: .now))
    }

    @GET("links/new") func create(c: Context) async throws -> Response {
        try await c.view("links/new", LinkFormPage(stylesheet: await c.stylesheet))
    }

    @POST("links", use: RateLimit(.forms)) func store(body: Submitted<SubmitLink>, c: Context) async throws -> Response
    {
        do {
            let link = try await LinkBoard.submit(body.result.get(), on: c.db, queue: c.queue)
            try await c.events.dispatch(BoardChanged(linkID: link.id))
            return .redirect(to: LinkPath.show(Int(link.id.rawValue)))
        } catch let problems as ValidationError {
            let page = LinkFormPage(sent: body.fields, problems, stylesheet: await c.stylesheet)
            return try await c.view("links/new", page, status: .unprocessableContent)
        }
    }

    @GET("links/{link}") func show(link: Link, c: Context) async throws -> Response {
        try await page(of: link, c)
    }

    @POST("links/{link}/comments", use: RateLimit(.forms)) func comment(
        link: Link, body: Submitted<WriteComment>, c: Context
    ) async throws -> Response {
        switch body.result {
        case .success(let input):
            let comment = try await LinkBoard.comment(input, on: link, db: c.db)
            try await c.events.dispatch(BoardChanged(linkID: link.id))
            return .redirect(to: "\(LinkPath.show(Int(link.id.rawValue)))#comment-\(comment.id)")
        case .failure(let problems):
            return try await page(of: link, c, sent: body.fields, problems, status: .unprocessableContent)
        }
    }

    @POST("links/{link}/votes", use: RateLimit(.votes)) func vote(
        link: Link, visitor: Visitor, c: Context
    ) async throws -> Response {
        try await LinkBoard.toggleVote(for: link, by: visitor, on: c.db, queue: c.queue)
        try await c.events.dispatch(BoardChanged(linkID: link.id))
        var response = Response.redirect(to: LinkPath.show(Int(link.id.rawValue)))
        if visitor.isNew { try response.setCookie(visitor.cookie(isSecure: c.config.url.scheme == "https")) }
        return response
    }

    private func page(
        of link: Link, _ c: Context, sent fields: [String: String] = [:], _ problems: ValidationError? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let loaded = try await link.load(\.taggings, on: c.db)
        let comments = try await Comment.oldest.where { $0.linkID == link.id }.limit(500).all(on: c.db)
        let page = LinkShowPage(loaded, comments, fields, problems, stylesheet: await c.stylesheet, now: .now)
        return try await c.view("links/show", page, status: status)
    }
}

extension Context {
    /// The address of the pages' style sheet with its version.
    fileprivate var stylesheet: String {
        get async { await asset("/assets/app.css") }
    }
}
