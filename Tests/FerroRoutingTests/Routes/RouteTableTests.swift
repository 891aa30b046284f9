import FerroHTTP
import FerroRouting
import Foundation
import HTTPTypes
import Testing

private struct Quiet: Middleware {
    func handle(_ request: Request, _ c: Int, next: Next<Int>) async throws -> Response { try await next(request, c) }
}

@Suite struct RouteTableTests {
    @Test func `a record tells what is known about a route`() throws {
        let router = Router<Int>()
        router.group("api", use: Quiet()) { api in
            api.get(
                "links/{link}", name: "links.show", middleware: [Quiet()], file: "App/routes.swift", line: 12
            ) { _, _ in .empty() }
        }
        let record = try #require(try RouteTable(router).routes.first)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(
            String(decoding: try encoder.encode(record), as: UTF8.self)
                == #"{"location":"App/routes.swift:12","method":"GET","middleware":["Quiet","Quiet"],"name":"links.show","path":"/api/links/{link}"}"#
        )
    }

    @Test func `groups without a prefix add none`() throws {
        let router = Router<Int>()
        router.group { $0.group("/") { $0.get("/") { _, _ in .empty() } } }
        router.group("/api") { $0.get("") { _, _ in .empty() } }
        #expect(try RouteTable(router).routes.map(\.path) == ["/", "/api"])
    }

    @Test func `a handler may return any value that becomes a response`() async throws {
        let router = Router<Int>()
        router.add(Route(.get, "number") { _, c in "it is \(c)" })
        let next = try #require(try RouteTable(router).next(for: 0))
        let response = try await next(Request(), 7)
        #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
    }

    @Test func `an index that is no route has no way`() throws {
        let table = try table("a")
        #expect(table.next(for: 1) == nil)
        #expect(table.next(for: -1) == nil)
    }

    @Test(
        arguments: [
            ("", [:], "/"), ("links/{link}", ["link": "5"], "/links/5"),
            ("links/{link}", ["link": "a b/ö"], "/links/a%20b%2F%C3%B6"),
            ("files/{path...}", ["path": "a b/c"], "/files/a%20b/c"), ("größe", [:], "/gr%C3%B6%C3%9Fe"),
            ("links/{link}", [:], nil), ("links/{link}", ["id": "5"], nil),
            ("links/{link}", ["link": "5", "x": "1"], nil),
            ("links/{link}", ["link": ""], nil), ("links/{link}", ["link": ".."], nil),
            ("links/{link}", ["link": "\0"], nil),
            ("files/{path...}", ["path": "a//b"], nil), ("files/{path...}", ["path": "../b"], nil),
            ("unknown", [:], nil),
        ] as [(String, [String: String], String?)])
    func `a named route becomes a path`(name: String, parameters: [String: String], wanted: String?) throws {
        let table = try table("", "links/{link}", "files/{path...}", "größe")
        #expect(table.url(named: name, parameters) == wanted)
    }

    @Test(arguments: ["5", "a b", "\u{301}", "a/b", "ä?#%", "...", "100%"])
    func `a path that was made is matched with its value`(value: String) throws {
        let table = try table("links/{link}")
        let path = try #require(table.url(named: "links/{link}", ["link": value]))
        #expect(table.match(.get, path) == .found(0, ["link": value]))
    }
}
