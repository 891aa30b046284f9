import FerroHTTP
import FerroRouting
import HTTPTypes
import Testing

@Suite struct MethodTests {
    private let table: RouteTable<Int>

    init() throws {
        let router = Router<Int>()
        router.get("links") { _, _ in .empty() }
        router.post("links") { _, _ in .empty() }
        router.get("links/new") { _, _ in .empty() }
        router.delete("links/{link}") { _, _ in .empty() }
        router.put("links/{link}") { _, _ in .empty() }
        router.patch("links/{other}") { _, _ in .empty() }
        router.post("hook/{path...}") { _, _ in .empty() }
        router.add(Route(.head, "status") { _, _ in Response.empty() })
        router.get("status") { _, _ in .empty() }
        router.add(Route(.options, "cors") { _, _ in Response.empty() })
        if let report = HTTPRequest.Method("REPORT") {
            router.add(Route(report, "calendar") { _, _ in Response.empty() })
        }
        table = try RouteTable(router)
    }

    @Test(arguments: [
        (HTTPRequest.Method.get, "/links", "/links"), (.post, "/links", "/links"),
        (.put, "/links", "405 GET,HEAD,POST,OPTIONS"), (.options, "/links", "405 GET,HEAD,POST,OPTIONS"),
        (.head, "/links", "/links"), (.delete, "/links/new", "/links/{link} link=new"),
        (.post, "/links/new", "405 GET,HEAD,PUT,PATCH,DELETE,OPTIONS"),
        (.get, "/links/5", "405 PUT,PATCH,DELETE,OPTIONS"), (.head, "/links/5", "405 PUT,PATCH,DELETE,OPTIONS"),
        (.patch, "/links/5", "/links/{other} other=5"), (.get, "/hook/a/b", "405 POST,OPTIONS"),
        (.options, "/cors", "/cors"), (.get, "/cors", "405 OPTIONS"), (.get, "/calendar", "405 REPORT,OPTIONS"),
        (.get, "/none", "404"), (.options, "/none", "404"),
    ])
    func `the method chooses among the patterns that fit`(method: HTTPRequest.Method, path: String, wanted: String) {
        #expect(describe(table, path, method) == wanted)
    }

    @Test func `a route for HEAD goes before that for GET`() {
        guard case .found(let index, _) = table.match(.head, "/status") else {
            Issue.record("not found")
            return
        }
        #expect(table.routes[index].method == "HEAD")
    }

    @Test func `a method outside the usual ones is matched by name`() throws {
        let report = try #require(HTTPRequest.Method("REPORT"))
        #expect(describe(table, "/calendar", report) == "/calendar")
        #expect(describe(table, "/links", report) == "405 GET,HEAD,POST,OPTIONS")
    }
}
