internal import Ferro
internal import Foundation

/// The pages a person uses.
@Controller struct LinkPages {
    @GET func index(query: LinkQuery, c: Context) async throws -> Response {
        let page = try await LinkBoard.page(query, on: c.db)
        return try await c.view("links/index", LinkIndexPage(page, query, now: .now))
    }

    @GET("links/new") func create(c: Context) async throws -> Response {
        try await c.view("links/new", LinkFormPage())
    }

    @POST("links") func store(body: Submitted<SubmitLink>, c: Context) async throws -> Response {
        do {
            let link = try await LinkBoard.submit(body.result.get(), on: c.db, queue: c.queue)
            return .redirect(to: "/links/\(link.id)")
        } catch let problems as ValidationError {
            return try await c.view("links/new", LinkFormPage(sent: body.fields, problems), status: .unprocessableContent)
        }
    }

    @GET("links/{link}") func show(link: Link, c: Context) async throws -> Response {
        try await page(of: link, c)
    }

    @POST("links/{link}/comments") func comment(
        link: Link, body: Submitted<WriteComment>, c: Context
    ) async throws -> Response {
        switch body.result {
        case .success(let input):
            let comment = try await LinkBoard.comment(input, on: link, db: c.db)
            return .redirect(to: "/links/\(link.id)#comment-\(comment.id)")
        case .failure(let problems):
            return try await page(of: link, c, comment: body.fields, problems, status: .unprocessableContent)
        }
    }

    @POST("links/{link}/votes") func vote(link: Link, visitor: Visitor, c: Context) async throws -> Response {
        _ = try await LinkBoard.toggleVote(for: link, by: visitor, on: c.db, queue: c.queue)
        var response = Response.redirect(to: "/links/\(link.id)")
        if visitor.isNew { response.setCookie(visitor.cookie(isSecure: c.config.url.scheme == "https")) }
        return response
    }

    private func page(
        of link: Link, _ c: Context, comment fields: [String: String] = [:], _ problems: ValidationError? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let loaded = try await link.load(\.taggings, on: c.db)
        let comments = try await Comment.oldest.where { $0.linkID == link.id }.limit(500).all(on: c.db)
        return try await c.view(
            "links/show", LinkShowPage(loaded, comments, fields, problems, now: .now), status: status)
    }
}
