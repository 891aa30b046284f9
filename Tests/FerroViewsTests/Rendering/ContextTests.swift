import FerroViews
import Foundation
import Testing

@Suite struct ContextTests {
    enum Colour: String, Sendable { case red = "RED" }
    enum Plain: Sendable { case small, big }

    struct Row: Sendable {
        var name: String?
        var tags: [String] = []
    }

    struct Page: Sendable {
        var name = "outer"
        var rows: [Row] = []
        var nothing: String?
        var twice: String??
        var count = 0
        var flag = false
        var colour = Colour.red
        var plain = Plain.big
        var url = URL(string: "https://example.com/?a=1&b=2")
        var date = Date(timeIntervalSince1970: 0)
        var items: [String: Int] = ["b": 2, "a": 1]
        var computed: String { "unseen" }
    }

    private func show(_ template: String, _ page: Page = Page()) async throws -> String {
        try await rendered(["page": template], page)
    }

    @Test func `a nil value is empty, closes its section and does not fall through to an outer name`() async throws {
        let page = Page(rows: [Row(name: nil), Row(name: "in")])
        let text = "{{#rows}}[{{name}}{{#name}}+{{/name}}{{^name}}-{{/name}}]{{/rows}}"
        #expect(try await show(text, page) == "[-][in+]")
        #expect(try await show("[{{nothing}}{{twice}}]") == "[]")
    }

    @Test func `true and false open and close sections, zero opens`() async throws {
        #expect(try await show("{{#flag}}a{{/flag}}{{^flag}}b{{/flag}}{{#count}}c{{/count}}") == "bc")
        #expect(try await show("{{#flag}}a{{/flag}}", Page(flag: true)) == "a")
    }

    @Test func `arrays in arrays are walked, with their position`() async throws {
        let page = Page(rows: [Row(name: "1", tags: ["a", "b"]), Row(name: "2")])
        let text = "{{#rows}}{{name}}:{{#tags}}{{.}}{{^last()}},{{/last()}}{{/tags}}{{^tags}}none{{/tags}};{{/rows}}"
        #expect(try await show(text, page) == "1:a,b;2:none;")
        #expect(try await show("{{#empty(rows)}}empty{{/empty(rows)}}{{count(rows)}}") == "empty0")
    }

    @Test func `computed properties are not seen`() async throws {
        #expect(try await show("[{{computed}}]") == "[]")
        #expect(try await refusal(["page": "{{computed}}"], Page(), strict: true).code == .unknownName)
    }

    @Test func `values have one text each`() async throws {
        #expect(try await show("{{colour}} {{plain}} {{count}} {{flag}}") == "RED big 0 false")
        #expect(try await show("{{url}}") == "https://example.com/?a=1&amp;b=2")
        #expect(try await show("{{date}}") == "1970-01-01T00:00:00Z")
        #expect(try await show("{{uppercased(name)}}") == "OUTER")
    }

    @Test func `dotted names reach into values, and dictionaries can be walked in order`() async throws {
        #expect(try await show("{{items.b}}{{#sorted(items)}} {{key}}={{value}}{{/sorted(items)}}") == "2 a=1 b=2")
    }

    @Test func `a class shows what it inherits`() async throws {
        class Base: @unchecked Sendable { let a = "1" }
        final class Child: Base, @unchecked Sendable { let b = "2" }
        #expect(try await rendered(["page": "{{a}}{{b}}"], Child()) == "12")
    }

    @Test func `a context that is no struct is refused`() async throws {
        #expect(try await refusal(["page": ""], "text").code == .context)
        #expect(try await refusal(["page": ""], [1, 2]).code == .context)
        #expect(try await refusal(["page": ""], true).code == .context)
        #expect(try await refusal(["page": ""], Int?.none).code == .context)
    }

    @Test func `objects that hold each other are refused, not walked for ever`() async throws {
        final class Knot: @unchecked Sendable { var next: Knot?, other: Knot? }
        let knot = Knot()
        knot.next = knot
        knot.other = knot
        let error = try await refusal(["page": "{{next}}"], knot)
        knot.next = nil
        knot.other = nil
        #expect(error.code == .context)
    }
}
