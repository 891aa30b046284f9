import SwiftDiagnostics
import SwiftSyntaxMacrosGenericTestSupport
import Testing

@Suite struct ControllerDiagnosticTests {
    /// One handler in a controller, what is said about it, and what the fix-it makes of it.
    private func expect(
        _ handler: String, says message: String, id: String, column: Int, fix: String? = nil, fixed: String? = nil,
        prefix: String = "links", sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        func controller(_ handler: String) -> String { "struct LinkController {\n    \(handler)\n}" }
        let bare = handler.split(separator: "func", maxSplits: 1)
        let modifiers = bare[0].split(separator: " ").filter { !$0.hasPrefix("@") }.map { $0 + " " }.joined()
        expectExpansion(
            "@Controller(\"\(prefix)\") " + controller(handler), controller("\(modifiers)func\(bare[1])"),
            diagnostics: [
                DiagnosticSpec(
                    id: MessageID(domain: "Ferro", id: "controller.\(id)"), message: message, line: 2, column: column,
                    fixIts: fix.map { [FixItSpec(message: $0)] } ?? [])
            ],
            fixed: fixed.map { "@Controller(\"\(prefix)\") " + controller($0) }, sourceLocation: sourceLocation)
    }

    @Test func `a misspelt label is fixed by labelling the parameter`() {
        expect(
            "@GET(\"{link}\") func show(lnk: Link, c: Context) -> String { lnk.title }",
            says: "the path links/{link} has {link}, but `show` has no parameter labelled `link`",
            id: "unboundParameter", column: 30, fix: "label `lnk` as `link`",
            fixed: "@GET(\"{link}\") func show(link lnk: Link, c: Context) -> String { lnk.title }")
        expect(
            "@GET(\"{link_id}\") func show(user: User, of linkID: Int) -> String { \"\" }",
            says: "the path links/{link_id} has {link_id}, but `show` has no parameter labelled `link_id`",
            id: "unboundParameter", column: 28, fix: "add a parameter `link_id`",
            fixed: "@GET(\"{link_id}\") func show(link_id: <#String#>, user: User, of linkID: Int) -> String { \"\" }")
        expect(
            "@GET(\"{link_id}\") func show(linkID: Int) -> String { \"\" }",
            says: "the path links/{link_id} has {link_id}, but `show` has no parameter labelled `link_id`",
            id: "unboundParameter", column: 33, fix: "label `linkID` as `link_id`",
            fixed: "@GET(\"{link_id}\") func show(link_id linkID: Int) -> String { \"\" }")
    }

    @Test func `a missing label is fixed by adding a parameter`() {
        expect(
            "@GET(\"{link}\") func show() -> String { \"\" }",
            says: "the path links/{link} has {link}, but `show` has no parameter labelled `link`",
            id: "unboundParameter", column: 25, fix: "add a parameter `link`",
            fixed: "@GET(\"{link}\") func show(link: <#String#>) -> String { \"\" }")
        expect(
            "@GET func show(c: Context) -> String { \"\" }",
            says: "the path users/{user} has {user}, but `show` has no parameter labelled `user`",
            id: "unboundParameter", column: 15, fix: "add a parameter `user`",
            fixed: "@GET func show(user: <#String#>, c: Context) -> String { \"\" }", prefix: "users/{user}")
    }

    @Test func `a GET has no body`() {
        expect(
            "@GET func index(body: Search, c: Context) -> String { body.text }",
            says: "a GET request has no body: take `query` from the address", id: "bodyOnGET", column: 21,
            fix: "label it `query`", fixed: "@GET func index(query body: Search, c: Context) -> String { body.text }")
    }

    @Test func `two parameters with one label are told apart`() {
        expect(
            "@POST func store(body: A, body other: B) -> String { \"\" }", says: "two parameters are labelled `body`",
            id: "duplicateLabel", column: 31, fix: "label it `other`",
            fixed: "@POST func store(body: A, other: B) -> String { \"\" }")
        expect(
            "@POST func store(body: A, body: B) -> String { \"\" }", says: "two parameters are labelled `body`",
            id: "duplicateLabel", column: 31)
    }

    @Test func `a handler is neither static nor mutating`() {
        expect(
            "@GET static func index() -> String { \"\" }",
            says: "a handler is a plain method: `static` cannot answer @GET", id: "staticHandler", column: 10,
            fix: "remove `static`", fixed: "@GET func index() -> String { \"\" }")
        expect(
            "@POST private mutating func store() -> String { \"\" }",
            says: "a handler is a plain method: `mutating` cannot answer @POST", id: "mutatingHandler", column: 19,
            fix: "remove `mutating`", fixed: "@POST private func store() -> String { \"\" }")
    }

    @Test func `a handler returns its answer`() {
        expect(
            "@DELETE func destroy(c: Context) async throws { remove() }",
            says: "`destroy` answers nothing: return what is sent, or NoContent() for an empty answer",
            id: "noAnswer", column: 18, fix: "add `-> NoContent`",
            fixed: "@DELETE func destroy(c: Context) async throws -> NoContent { remove() }")
        expect(
            "@DELETE func destroy() -> Void { remove() }",
            says: "`destroy` answers nothing: return what is sent, or NoContent() for an empty answer",
            id: "noAnswer", column: 18, fix: "add `-> NoContent`",
            fixed: "@DELETE func destroy() -> NoContent { remove() }")
    }

    @Test func `a path is text written out`() {
        expect(
            "@GET(path) func index() -> String { \"\" }",
            says: "write the text out: it is compared with labels while the program is compiled", id: "notALiteral",
            column: 10)
        expect(
            "@GET(\"\\(path)\") func index() -> String { \"\" }",
            says: "write the text out: it is compared with labels while the program is compiled", id: "notALiteral",
            column: 10)
    }

    @Test func `two routes have two names`() {
        expectExpansion(
            """
            @Controller("links") struct LinkController {
                @GET func index() -> String { "" }
                @GET("all") func index(c: Context) -> String { "" }
                @POST("more", name: "links.index") func more() -> String { "" }
            }
            """,
            """
            struct LinkController {
                func index() -> String { "" }
                func index(c: Context) -> String { "" }
                func more() -> String { "" }
            }
            """,
            diagnostics: [
                DiagnosticSpec(
                    id: MessageID(domain: "Ferro", id: "controller.duplicateName"),
                    message: "two routes are named links.index: name one of them by `name:`", line: 3, column: 5,
                    fixIts: [FixItSpec(message: "name it `links.index.get`")]),
                DiagnosticSpec(
                    id: MessageID(domain: "Ferro", id: "controller.duplicateName"),
                    message: "two routes are named links.index: name one of them by `name:`", line: 4, column: 5,
                    fixIts: [FixItSpec(message: "name it `links.index.post`")]),
            ],
            fixed: """
                @Controller("links") struct LinkController {
                    @GET func index() -> String { "" }
                    @GET("all", name: "links.index.get") func index(c: Context) -> String { "" }
                    @POST("more", name: "links.index.post") func more() -> String { "" }
                }
                """)
    }

    @Test func `a controller is a struct`() {
        expectExpansion(
            """
            @Controller actor LinkController {
            }
            """,
            """
            actor LinkController {
            }
            """,
            diagnostics: [
                DiagnosticSpec(
                    id: MessageID(domain: "Ferro", id: "controller.notAStruct"),
                    message: "@Controller needs a struct: it serves many requests at once and keeps nothing", line: 1,
                    column: 13, fixIts: [FixItSpec(message: "make it a struct")])
            ],
            fixed: """
                @Controller struct LinkController {
                }
                """)
    }

    @Test func `a handler under a condition is not overlooked`() {
        expectExpansion(
            """
            @Controller struct LinkController {
                #if DEBUG
                @GET func index() -> String { "" }
                #endif
            }
            """,
            """
            struct LinkController {
                #if DEBUG
                func index() -> String { "" }
                #endif
            }
            """,
            diagnostics: [
                DiagnosticSpec(
                    id: MessageID(domain: "Ferro", id: "controller.conditional"),
                    message:
                        "@Controller does not see into #if: put the handler in a controller of its own and mount that under #if",
                    line: 3, column: 5)
            ])
    }

    @Test func `a mark outside of a controller is an error`() {
        expectExpansion(
            """
            struct LinkController {
                @GET func index() -> String { "" }
            }
            extension LinkController {
                @POST("x") func store() -> String { "" }
            }
            @PUT func update() {}
            @Controller struct Other {
                @DELETE var destroy: String { "" }
            }
            """,
            """
            struct LinkController {
                func index() -> String { "" }
            }
            extension LinkController {
                func store() -> String { "" }
            }
            func update() {}
            struct Other {
                var destroy: String { "" }
            }

            extension Other: Ferro.Controller {
                var routes: [Ferro.Route] {
                    []
                }
            }
            """,
            diagnostics: [
                outside("@GET", 2, 5), outside("@POST", 5, 5), outside("@PUT", 7, 1),
                DiagnosticSpec(
                    id: MessageID(domain: "Ferro", id: "route.notAFunction"),
                    message: "@DELETE belongs on a func, which answers the request", line: 9, column: 5),
            ])
    }

    private func outside(_ name: String, _ line: Int, _ column: Int) -> DiagnosticSpec {
        DiagnosticSpec(
            id: MessageID(domain: "Ferro", id: "route.outsideController"),
            message: "\(name) has no effect here: it belongs right inside a struct that carries @Controller",
            line: line,
            column: column)
    }
}
