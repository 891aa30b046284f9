import FerroViews
import Testing

@Suite struct LayoutTests {
    @Test func `a layout in a folder shows the blocks of the page`() async throws {
        let html = try await rendered([
            "layouts/app": "<title>{{$title}}Untitled{{/title}}</title><main>{{$content}}{{/content}}</main>",
            "page":
                "{{<layouts/app}}\n{{$title}}{{x}}{{/title}}\n{{$content}}<p>{{x}}</p>{{/content}}\n{{/layouts/app}}",
        ])
        #expect(html == "<title>y</title><main><p>y</p></main>")
    }

    @Test func `a block the page leaves out shows the layout's own text`() async throws {
        let html = try await rendered([
            "layouts/app": "<title>{{$title}}Untitled{{/title}}</title>",
            "page": "{{<layouts/app}}{{/layouts/app}}",
        ])
        #expect(html == "<title>Untitled</title>")
    }

    @Test func `a partial in a folder is included, from layouts and with data of its section`() async throws {
        let html = try await rendered(
            [
                "layouts/app": "{{> layouts/head}}{{$content}}{{/content}}", "layouts/head": "<head>",
                "page": "{{<layouts/app}}{{$content}}{{#items}}{{> links/row}}{{/items}}{{/content}}{{/layouts/app}}",
                "links/row": "<li>{{.}}</li>",
            ], ["items": ["a", "b"]])
        #expect(html == "<head><li>a</li><li>b</li>")
    }

    @Test func `a partial is chosen by a value`() async throws {
        let html = try await rendered(["page": "{{> *kind}}", "cards/big": "<big>"], ["kind": "cards/big"])
        #expect(html == "<big>")
    }

    @Test func `a slash outside of layout names stays`() async throws {
        let html = try await rendered([
            "layouts/a": "{{$c}}{{/c}}",
            "page": "{{! a/b }}{{<layouts/a}}{{$c}}1/2 {{x}}/{{x}}{{/c}}{{/layouts/a}}",
        ])
        #expect(html == "1/2 y/y")
    }

    @Test func `other delimiters work to the end of a file`() async throws {
        let html = try await rendered(["page": "{{=<% %>=}}{{x}} <% x %> <%> part %>", "part": "{{x}}"])
        #expect(html == "{{x}} y y")
    }
}
