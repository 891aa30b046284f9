import FerroViews
import Testing

@Suite struct EscapingTests {
    private func attribute(_ value: String) async throws -> [UInt8] {
        Array(try await rendered(["page": "<a title=\"{{x}}\">"], ["x": value]).utf8)
    }

    @Test func `the five characters of HTML are escaped`() async throws {
        let html = try await rendered(["page": "<p title=\"{{x}}\">{{x}}</p>"], ["x": "<a href=\"b\" c='d'>&amp;"])
        let escaped = "&lt;a href=&quot;b&quot; c=&#39;d&#39;&gt;&amp;amp;"
        #expect(html == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test(arguments: ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{20DD}", "\u{1F3FD}"])
    func `a quote before a mark that joins it is still escaped`(_ mark: String) async throws {
        for sign in ["\"", "<", ">", "'", "&"] {
            let bytes = try await attribute(sign + mark + " onfocus=alert(1)")
            let inner = bytes.dropFirst("<a title=\"".utf8.count).dropLast(2)
            #expect(!inner.contains(where: { "\"<>'".utf8.contains($0) }))
            #expect(inner.first == UInt8(ascii: "&") && inner.contains(UInt8(ascii: ";")))
        }
    }

    @Test func `escaping reaches sections, partials, layouts and blocks`() async throws {
        let html = try await rendered(
            [
                "layout": "{{x}}{{$block}}{{/block}}{{> part}}", "part": "{{#list}}{{.}}{{/list}}",
                "page": "{{<layout}}{{$block}}{{#list}}{{.}}{{/list}}{{/block}}{{/layout}}",
            ], ["x": ["\"\u{301}"], "list": ["\"\u{301}"]])
        #expect(!html.unicodeScalars.contains("\""))
    }

    @Test func `only the triple braces show text as it is`() async throws {
        #expect(try await rendered(["page": "{{{x}}}{{&x}}"], ["x": "<b>"]) == "<b><b>")
    }

    @Test func `NUL does not reach the page`() async throws {
        #expect(try await rendered(["page": "{{x}}"], ["x": "a\0b"]) == "a\u{FFFD}b")
    }

    @Test func `a value that looks like a template is text`() async throws {
        #expect(try await rendered(["page": "{{x}}"], ["x": "{{y}}{{> page}}", "y": "no"]) == "{{y}}{{&gt; page}}")
    }
}
