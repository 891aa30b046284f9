import Foundation
import Testing

@testable import FerroViews

@Suite struct RecursionTests {
    struct Tree: Sendable {
        let name: String
        let children: [Tree]

        static func chain(_ depth: Int) -> Tree {
            (1...depth).reduce(Tree(name: "leaf", children: [])) { tree, _ in Tree(name: "n", children: [tree]) }
        }
    }

    private let tree = ["page": "{{> node}}", "node": "({{name}}{{#children}}{{> node}}{{/children}})"]

    @Test func `a partial may include itself along the data`() async throws {
        #expect(try await rendered(tree, Tree.chain(3)) == "(n(n(n(leaf))))")
    }

    @Test func `a partial that includes itself too deep is refused`() async throws {
        #expect(try await rendered(tree, Tree.chain(31)).hasSuffix("leaf" + String(repeating: ")", count: 32)))
        #expect(try await refusal(tree, Tree.chain(32)).code == .recursion)
        #expect(try await refusal(tree, Tree.chain(200)).code == .context)
        let deep = ["page": "{{> node}}", "node": "{{#x}}{{> node}}{{/x}}"]
        #expect(try await refusal(deep).code == .recursion)
    }

    @Test(arguments: [
        ["page": "{{> page}}"],
        ["page": "{{> a}}", "a": "{{> b}}", "b": "{{> a}}"],
        ["page": "{{> a}}{{> a}}", "a": "{{> a}}{{> a}}"],
        ["page": "{{<page}}{{/page}}"],
        ["page": "{{> *name}}"],
        ["page": "{{=<% %>=}}<%> page %>"],
    ])
    func `partials that include each other without end are refused`(_ templates: [String: String]) async throws {
        #expect(try await refusal(templates, ["name": "page"]).code == .recursion)
    }

    @Test func `two nested layouts that share a block name are refused, not run for ever`() async throws {
        let error = try await refusal([
            "layouts/app": "{{$content}}{{/content}}", "layouts/admin": "{{$content}}{{/content}}",
            "page": """
            {{<layouts/app}}{{$content}}{{<layouts/admin}}{{$content}}x{{/content}}{{/layouts/admin}}{{/content}}{{/layouts/app}}
            """,
        ])
        #expect(error.code == .recursion)
    }

    @Test func `a block that shows itself is refused with its line`() async throws {
        let error = try await refusal([
            "layout": "{{$content}}{{/content}}",
            "page": "{{<layout}}\n{{$content}}\n{{$content}}x{{/content}}\n{{/content}}\n{{/layout}}",
        ])
        #expect(error.code == .recursion)
        #expect(error.line == 3)
    }

    @Test func `a recursion ends before the stack of a small thread does`() async throws {
        let text = "{{#children}}{{#name}}{{#children}}{{/children}}{{> node}}{{/name}}{{/children}}"
        let source = TemplateSource(
            name: "node", path: "node", stamp: .init(modified: 0, size: 0), text: text, problem: nil)
        let library = TemplateLibrary(["node": source], reusing: nil)
        #expect(try library.render("node", Tree.chain(5), ViewsConfiguration()).isEmpty)
        let deepest = ViewsConfiguration(recursionLimit: .max)
        let code = await withCheckedContinuation { continuation in
            let thread = Thread {
                var code: ViewError.Code?
                do { _ = try library.render("node", Tree.chain(60), deepest, stack: 128 << 10) } catch {
                    code = (error as? ViewError)?.code
                }
                continuation.resume(returning: code)
            }
            thread.stackSize = 512 << 10
            thread.start()
        }
        // An optimized build needs less stack and may get through.
        #expect(code == .recursion || code == nil)
    }

    @Test func `a page is not counted as recursion when rendered often`() async throws {
        let folder = try ScratchFolder(["a.mustache": "{{#children}}{{> a}}{{/children}}."])
        let views = ViewRenderer(ViewsConfiguration(directory: folder.path))
        for _ in 0..<100 { #expect(try await views.render("a", Tree.chain(2)) == "...") }
    }
}
