import FerroHTTP
import FerroRouting
import FerroSupport
import HTTPTypes
import Testing

@Suite struct PatternErrorTests {
    private func error(_ build: (Router<Int>) -> Void) -> RoutingError? {
        let router = Router<Int>()
        build(router)
        do {
            _ = try RouteTable(router)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("a//b", "empty segment"), ("a/", "empty segment"), ("//", "empty segment"), ("{}", "no usable name"),
        ("{1a}", "no usable name"), ("{a-b}", "no usable name"), ("{ä}", "no usable name"), ("{...}", "no usable name"),
        ("a{b}", "whole segment"), ("{b}c", "whole segment"), ("a}", "whole segment"), ("{", "whole segment"),
        ("{a...}/b", "nothing can follow"), ("{a}/{a}", "twice"), ("{a}/{a...}", "twice"), (":id", "write {id}"),
        ("*", "write {path...}"), ("a?b", "without query"), ("a%20b", "without escapes"), ("a b", "without query"),
        ("a#b", "without query"), ("a/../b", "never reaches"),
    ])
    func `a pattern that cannot be used says what to write`(path: String, words: String) {
        let error = error { $0.get(path) { _, _ in .empty() } }
        #expect(error?.code == .pattern)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "no error")")
        #expect(error?.location.file.hasSuffix("PatternErrorTests.swift") == true)
    }

    @Test func `a bad prefix is found even in an empty group`() {
        #expect(error { $0.group("a//b") { _ in } }?.code == .pattern)
    }

    @Test func `a parameter may not be named in a group and in its route`() {
        let error = error { $0.group("{id}") { $0.get("{id}") { _, _ in .empty() } } }
        #expect(error?.message.contains("{id} twice") == true)
    }

    @Test func `nothing follows the rest of a path across groups`() {
        let error = error { $0.group("{path...}") { $0.get("a") { _, _ in .empty() } } }
        #expect(error?.message.contains("nothing can follow") == true)
    }

    @Test func `two routes for the same paths name both lines`() {
        let error = error { router in
            router.get("links/{link}", file: "App/routes.swift", line: 3) { _, _ in .empty() }
            router.group("links") { $0.get("{id}", file: "App/routes.swift", line: 9) { _, _ in .empty() } }
        }
        #expect(error?.code == .duplicateRoute)
        #expect(error?.location == SourceLocation(file: "App/routes.swift", line: 9))
        #expect(
            error?.message
                == "GET /links/{id} is already answered as /links/{link} by the route added at App/routes.swift:3: remove one of them or change its path"
        )
    }

    @Test(arguments: [("a", "/a"), ("{a}", "{b}"), ("{a...}", "{b...}"), ("", "/"), ("a/{b}", "a/{c}")])
    func `patterns of one shape conflict`(first: String, second: String) {
        let error = error { router in
            router.get(first) { _, _ in .empty() }
            router.get(second) { _, _ in .empty() }
        }
        #expect(error?.code == .duplicateRoute)
    }

    @Test(arguments: [("a", "{a}"), ("{a}", "{a...}"), ("a", "A"), ("a/{b}", "{a}/b")])
    func `patterns of different shapes live together`(first: String, second: String) {
        let error = error { router in
            router.get(first) { _, _ in .empty() }
            router.get(second) { _, _ in .empty() }
            router.post(first) { _, _ in .empty() }
        }
        #expect(error == nil)
    }

    @Test func `two routes with one name name both lines`() {
        let error = error { router in
            router.get("a", name: "x", file: "App/routes.swift", line: 3) { _, _ in .empty() }
            router.get("b", name: "x", file: "App/routes.swift", line: 4) { _, _ in .empty() }
        }
        #expect(error?.code == .duplicateName)
        #expect(error?.location.line == 4)
        #expect(error?.message.contains("/a, added at App/routes.swift:3") == true)
    }

    @Test func `a second fallback is refused`() {
        let error = error { router in
            router.fallback(file: "App/routes.swift", line: 3) { _, _ in .empty() }
            router.group("api") { $0.fallback { _, _ in .empty() } }
        }
        #expect(error?.code == .duplicateFallback)
        #expect(error?.message.contains("App/routes.swift:3") == true)
    }
}
