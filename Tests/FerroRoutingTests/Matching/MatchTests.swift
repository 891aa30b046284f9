import FerroHTTP
import FerroRouting
import HTTPTypes
import Testing

/// A table of GET routes, each named by its pattern.
func table(_ patterns: String...) throws -> RouteTable<Int> {
    let router = Router<Int>()
    for pattern in patterns { router.get(pattern, name: pattern) { _, _ in .empty() } }
    return try RouteTable(router)
}

/// The pattern that a path matches, with its parameters; otherwise a word for what happened.
func describe(_ table: RouteTable<Int>, _ path: String, _ method: HTTPRequest.Method = .get) -> String {
    switch table.match(method, path) {
    case .found(let index, let parameters):
        let route = table.routes[index]
        let names = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            $0.trimmingCharacters(in: ["{", "}", "."])
        }
        return ([route.path] + names.map { "\($0)=\(parameters[$0] ?? "nil")" }).joined(separator: " ")
    case .methodNotAllowed(let methods): return "405 " + methods.map(\.rawValue).joined(separator: ",")
    case .notFound: return "404"
    case .badPath: return "400"
    }
}

extension Substring {
    fileprivate func trimmingCharacters(in set: Set<Character>) -> String {
        var text = self
        while let first = text.first, set.contains(first) { text.removeFirst() }
        while let last = text.last, set.contains(last) { text.removeLast() }
        return String(text)
    }
}

@Suite struct MatchTests {
    @Test(arguments: [
        ("/", "/"), ("/links", "/links"), ("/links/5", "/links/{link} link=5"), ("/links/new", "/links/new"),
        ("/links/new/x", "/links/{link}/{tag} link=new tag=x"), ("/links/5/edit", "/links/{link}/edit link=5"),
        ("/Links", "404"), ("/link", "404"), ("/linksx", "404"), ("/links/5/6/7", "404"),
        ("/files/a", "/files/{path...} path=a"), ("/files/a/b/c.txt", "/files/{path...} path=a/b/c.txt"),
        ("/files", "404"), ("/files/index/x", "/files/{path...} path=index/x"), ("/files/index", "/files/index"),
    ])
    func `literals come before parameters before the rest`(path: String, wanted: String) throws {
        let table = try table(
            "", "links", "links/new", "links/{link}", "/links/{link}/edit", "links/{link}/{tag}", "files/{path...}",
            "files/index")
        #expect(describe(table, path) == wanted)
    }

    @Test(arguments: [
        ("/a/b/c", "/a/b/c"), ("/a/b/d", "/a/{x}/d x=b"), ("/a/b/e", "/{y}/b/e y=a"),
        ("/a/c/e", "/{rest...} rest=a/c/e"),
        ("/a/b", "/{rest...} rest=a/b"), ("/a", "/{rest...} rest=a"), ("/a/z/d", "/a/{x}/d x=z"),
        ("/a/b/c/d", "/a/b/{more...} more=c/d"), ("/a/b/d/e", "/a/b/{more...} more=d/e"),
    ])
    func `a branch that leads nowhere is walked back`(path: String, wanted: String) throws {
        let all = try table("a/b/c", "a/{x}/d", "{y}/b/e", "{rest...}", "a/b/{more...}")
        // "a/b/{more...}" fits these two as well, and wins since its first difference is a literal.
        let shadowed = ["/a/b/d": "/a/b/{more...} more=d", "/a/b/e": "/a/b/{more...} more=e"]
        #expect(describe(all, path) == shadowed[path, default: wanted])
        if shadowed[path] != nil {
            #expect(describe(try table("a/b/c", "a/{x}/d", "{y}/b/e", "{rest...}"), path) == wanted)
        }
    }

    @Test(arguments: ["//", "/links/", "/links//5", "//links", "/files//", "/files/a/", "/files/a//b", "/links/5/"])
    func `an empty segment matches nothing`(path: String) throws {
        #expect(describe(try table("links", "links/{link}", "files/{path...}", ""), path) == "404")
    }

    @Test(arguments: [
        ("/links/a%20b", "/links/{link} link=a b"), ("/links/a%2Fb", "/links/{link} link=a/b"),
        ("/%6Cinks/5", "/links/{link} link=5"), ("/gr%C3%B6%C3%9Fe", "/größe"), ("/größe", "/größe"),
        ("/links/%25", "/links/{link} link=%"), ("/links/%2525", "/links/{link} link=%25"),
        ("/links/a+b", "/links/{link} link=a+b"), ("/files/a%20b/c%2Fd", "/files/{path...} path=a b/c/d"),
        ("/links/%CC%81", "/links/{link} link=\u{301}"), ("/links/\u{301}%20", "/links/{link} link=\u{301} "),
        ("/links%2F5", "404"), ("/links/%2F", "/links/{link} link=/"), ("/links//%20", "404"),
    ])
    func `each segment is decoded once`(path: String, wanted: String) throws {
        #expect(describe(try table("links/{link}", "größe", "files/{path...}"), path) == wanted)
    }

    @Test(arguments: [
        "", "links", "*", "/links/%", "/links/%2", "/links/%zz", "/links/%00", "/links/\0", "/links/%FF",
        "/unknown/%C3", "/links/..", "/./links", "/links/%2e%2E", "/files/a/%2e/b", "/files/../secret",
        "/%2e", "/links//..", "/links//%zz",
    ])
    func `a path that cannot be read is refused`(path: String) throws {
        #expect(describe(try table("links/{link}", "files/{path...}", ""), path) == "400")
    }

    @Test(arguments: ["/links/...", "/links/.a", "/links/a.", "/links/..a", "/links/a..b", "/links/.%20."])
    func `dots beside other text are text`(path: String) throws {
        #expect(describe(try table("links/{link}"), path).hasPrefix("/links/{link}"))
    }

    @Test func `an empty table matches nothing`() throws {
        #expect(describe(try table(), "/") == "404")
        #expect(describe(try table(), "/a") == "404")
    }

    @Test func `a long path costs no deep recursion`() throws {
        let path = String(repeating: "/a", count: 200_000)
        #expect(describe(try table("a/a/a", "{x}/{y}"), path) == "404")
        #expect(describe(try table("a/{rest...}"), path).count > 300_000)
    }

    @Test func `an index is the order of registration`() throws {
        let table = try table("b", "a", "{c}")
        #expect(table.routes.map(\.path) == ["/b", "/a", "/{c}"])
        #expect(table.match(.get, "/a") == .found(1, [:]))
        #expect(table.match(.get, "/x") == .found(2, ["c": "x"]))
    }
}
