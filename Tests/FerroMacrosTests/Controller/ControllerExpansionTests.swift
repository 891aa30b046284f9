import Testing

@Suite struct ControllerExpansionTests {
    @Test func `handlers become routes by the three rules`() {
        expectExpansion(
            """
            @Controller("links") struct LinkController {
                @GET func index(query: PageQuery, c: Context) async throws -> Page<LinkView> { fatal() }
                @GET("{link}") func show(link: Link, c: Context) async throws -> LinkView { fatal() }
                @POST func store(body: CreateLink, author: User, c: Context) async throws -> Created<LinkView> { fatal() }
                func helper() {}
            }
            """,
            """
            struct LinkController {
                func index(query: PageQuery, c: Context) async throws -> Page<LinkView> { fatal() }
                func show(link: Link, c: Context) async throws -> LinkView { fatal() }
                func store(body: CreateLink, author: User, c: Context) async throws -> Created<LinkView> { fatal() }
                func helper() {}
            }

            extension LinkController: Ferro.Controller {
                var routes: [Ferro.Route] {
                    [
                        Ferro.Route(.get, "links", name: "links.index", file: "App/Links.swift", line: 2) { _, c in
                            try await self.index(query: c.query(), c: c)
                        },
                        Ferro.Route(.get, "links/{link}", name: "links.show", file: "App/Links.swift", line: 3) { _, c in
                            try await self.show(link: c.path("link"), c: c)
                        },
                        Ferro.Route(.post, "links", name: "links.store", file: "App/Links.swift", line: 4) { _, c in
                            let author: User = try await c.resolve()
                            return try await self.store(body: c.body(), author: author, c: c)
                        },
                    ]
                }
            }
            """)
    }

    @Test func `middleware of one route stands at that route`() {
        expectExpansion(
            """
            @Controller struct Doors {
                @POST("in", use: RateLimit(.login), Audit("in, out")) func enter(c: Context) -> String { "ok" }
                @POST(name: "out", use: Audit()) func leave(c: Context) -> String { "ok" }
            }
            """,
            """
            struct Doors {
                func enter(c: Context) -> String { "ok" }
                func leave(c: Context) -> String { "ok" }
            }

            extension Doors: Ferro.Controller {
                var routes: [Ferro.Route] {
                    [
                        Ferro.Route(.post, "in", name: "doors.enter", middleware: [RateLimit(.login), Audit("in, out")], file: "App/Links.swift", line: 2) { _, c in
                            self.enter(c: c)
                        },
                        Ferro.Route(.post, "", name: "out", middleware: [Audit()], file: "App/Links.swift", line: 3) { _, c in
                            self.leave(c: c)
                        },
                    ]
                }
            }
            """)
    }

    @Test func `effects, labels and access are kept`() {
        expectExpansion(
            """
            @Controller public struct StatusPages {
                @GET("health") func health() -> String { "ok" }
                @GET("later") func later() async -> String { "ok" }
                @GET("strict") func strict() throws -> String { "ok" }
                @PUT("echo/{path...}") func echo(_ path: String, _ request: Request) -> Response { fatal() }
                @PATCH("me", name: "me") func me(of user: User, query: Search) throws -> Response { fatal() }
                @DELETE("a") @Ferro.DELETE("b", name: "b") func `default`(user: User, c request: Request) -> Response { fatal() }
            }
            """,
            """
            public struct StatusPages {
                func health() -> String { "ok" }
                func later() async -> String { "ok" }
                func strict() throws -> String { "ok" }
                func echo(_ path: String, _ request: Request) -> Response { fatal() }
                func me(of user: User, query: Search) throws -> Response { fatal() }
                @Ferro.DELETE("b", name: "b") func `default`(user: User, c request: Request) -> Response { fatal() }
            }

            extension StatusPages: Ferro.Controller {
                public var routes: [Ferro.Route] {
                    [
                        Ferro.Route(.get, "health", name: "status_pages.health", file: "App/Links.swift", line: 2) { _, _ in
                            self.health()
                        },
                        Ferro.Route(.get, "later", name: "status_pages.later", file: "App/Links.swift", line: 3) { _, _ in
                            await self.later()
                        },
                        Ferro.Route(.get, "strict", name: "status_pages.strict", file: "App/Links.swift", line: 4) { _, _ in
                            try self.strict()
                        },
                        Ferro.Route(.put, "echo/{path...}", name: "status_pages.echo", file: "App/Links.swift", line: 5) { request, c in
                            try await self.echo(c.path("path"), request)
                        },
                        Ferro.Route(.patch, "me", name: "me", file: "App/Links.swift", line: 6) { _, c in
                            try await self.me(of: c.resolve(), query: c.query())
                        },
                        Ferro.Route(.delete, "a", name: "status_pages.default", file: "App/Links.swift", line: 7) { request, c in
                            try await self.`default`(user: c.resolve(), c: request)
                        },
                        Ferro.Route(.delete, "b", name: "b", file: "App/Links.swift", line: 7) { request, c in
                            try await self.`default`(user: c.resolve(), c: request)
                        },
                    ]
                }
            }
            """)
    }

    @Test func `a prefix with parameters is bound too and a name replaces it`() {
        expectExpansion(
            """
            @Controller("/users/{user}/posts", name: "posts") struct UserPosts {
                @GET("/{post}") func show(post: Post, user: User.ID) async throws -> String { "" }
            }
            """,
            """
            struct UserPosts {
                func show(post: Post, user: User.ID) async throws -> String { "" }
            }

            extension UserPosts: Ferro.Controller {
                var routes: [Ferro.Route] {
                    [
                        Ferro.Route(.get, "users/{user}/posts/{post}", name: "posts.show", file: "App/Links.swift", line: 2) { _, c in
                            try await self.show(post: c.path("post"), user: c.path("user"))
                        },
                    ]
                }
            }
            """)
    }

    @Test func `a controller without handlers has no routes`() {
        expectExpansion(
            """
            @Controller struct Empty {
            }
            """,
            """
            struct Empty {
            }

            extension Empty: Ferro.Controller {
                var routes: [Ferro.Route] {
                    []
                }
            }
            """)
    }

    @Test func `a guard is asked before what was sent is read`() {
        expectExpansion(
            """
            @Controller("a/{id}/b") struct AController {
                @POST func store(id: Int, user: User, request: Member) -> String { "" }
            }
            """,
            """
            struct AController {
                func store(id: Int, user: User, request: Member) -> String { "" }
            }

            extension AController: Ferro.Controller {
                var routes: [Ferro.Route] {
                    [
                        Ferro.Route(.post, "a/{id}/b", name: "a.b.store", file: "App/Links.swift", line: 2) { _, c in
                            let user: User = try await c.resolve()
                            let request_: Member = try await c.resolve()
                            return try await self.store(id: c.path("id"), user: user, request: request_)
                        },
                    ]
                }
            }
            """)
    }
}
