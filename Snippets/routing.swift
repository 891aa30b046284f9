// Routes, groups, middleware, controllers, and values that a handler asks for by type.
import Ferro

// snippet.routes
func newsRoutes(_ r: Router) {
    r.use(RequestLog(), ServerTiming())
    r.get("health") { "ok" }
    r.get("about/{page}", name: "about") { (c: Context) in "About \(c.parameters["page"] ?? "")" }
    r.get("me") { (reader: Reader, c: Context) in ["name": reader.name, "request": c.requestID].json }
    r.group("api", use: APIKey(key: "letmein")) { api in
        api.mount(PostController())
        api.group("internal") { api in
            api.delete("cache") { NoContent() }
        }
    }
    r.fallback { request, c in .text("There is nothing at \(request.path)", status: .notFound) }
}
// snippet.end

extension [String: String] {
    var json: Response { (try? .json(self)) ?? .empty() }
}

// snippet.middleware
struct ServerTiming: Middleware {
    func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, c)
        response.headers[.serverTiming] = "app;dur=\(start.duration(to: .now).milliseconds)"
        return response
    }
}

struct APIKey: Middleware {
    let key: Secret<String>
    init(key: String) { self.key = Secret(key) }

    func handle(_ request: Request, _ c: Context, next: Next) async throws -> Response {
        guard key.matches(request.headers[.authorization] ?? "") else { throw Abort(.unauthorized) }
        return try await next(request, c)
    }
}
// snippet.end

// snippet.resolve
struct Reader: FromContext {
    let name: String

    static func resolve(from c: Context) async throws -> Reader {
        guard let name = c.request.cookies["reader"] else { throw Abort(.unauthorized, "Say who you are.") }
        return Reader(name: name)
    }
}
// snippet.end

// snippet.controller
@Controller("posts") struct PostController {
    @GET func index(query: PageQueryInput, c: Context) async throws -> Page<PostResource> {
        try await Post.newest.page(query.page, per: 20, on: c.db).map(PostResource.init)
    }

    @GET("{post}") func show(post: Post) -> PostResource { PostResource(post) }

    @POST func store(body: WritePost, reader: Reader, c: Context) async throws -> Created<PostResource> {
        let post = try await Post.create(.init(title: body.title, author: reader.name), on: c.db)
        return Created(PostResource(post), at: "/api/posts/\(post.id)")
    }

    @DELETE("{post}") func destroy(post: Post, reader: Reader, c: Context) async throws -> NoContent {
        guard post.author == reader.name else { throw Abort(.forbidden, "Only its author may delete a post.") }
        try await post.delete(on: c.db)
        return NoContent()
    }
}
// snippet.end

// snippet.byhand
struct HealthRoutes: Controller {
    var routes: [Route] {
        [
            Route(.get, "status", name: "status") { request, c in .text("up") },
            Route(.get, "files/{path...}") { request, c in .text(c.parameters["path"] ?? "") },
        ]
    }
}
// snippet.end

@Input struct PageQueryInput {
    var page: Int = 1
    static var rules: Rules<Self> { Check(\.page, .range(1...100_000)) }
}

@Input struct WritePost {
    var title: String
    static var rules: Rules<Self> { Check(\.title, .notBlank, .length(...120)) }
}

struct PostResource: ResponseValue {
    var id: Int64
    var title: String
    init(_ post: Post) { (id, title) = (post.id.rawValue, post.title) }
}

@Model struct Post {
    let id: ID
    var title: String
    var author: String
    var createdAt: Date
    static let newest = Self.order { $0.createdAt.descending }
}
