import FerroViews
import Foundation
import Testing

@Suite struct MistakeTests {
    struct Mistake: Sendable, CustomStringConvertible {
        let template: String
        let line: Int
        let words: String
        var description: String { template }
    }

    @Test(arguments: [
        Mistake(template: "a\n{{#x}}\nb", line: 2, words: "{{#x}} is never closed"),
        Mistake(template: "a\n{{/x}}", line: 2, words: "closes nothing"),
        Mistake(template: "{{#x}}\n{{#y}}\n{{/x}}{{/y}}", line: 3, words: "does not close {{#y}} of line 2"),
        Mistake(template: "a\n\n{{x", line: 3, words: "never finished"),
        Mistake(template: "{{x y}}", line: 1, words: "a character that names cannot have"),
        Mistake(template: "\n{{}}", line: 2, words: "has no name"),
        Mistake(template: "{{#}}{{/}}", line: 1, words: "has no name"),
        Mistake(template: "{{plusone(x)}}", line: 1, words: "overflow"),
        Mistake(template: "\n{{%PRAGMA: y}}", line: 2, words: "pragma"),
        Mistake(template: "{{=a=}}", line: 1, words: "delimiters"),
        Mistake(template: "{{<page}}\n{{x}}\n{{/page}}", line: 3, words: "only blocks"),
        Mistake(template: String(repeating: "{{#x}}", count: 70), line: 1, words: "deeper than 64"),
        Mistake(template: "{{" + String(repeating: "a", count: 600) + "}}", line: 1, words: "longer than 500"),
    ])
    func `a mistake is named with its file and line`(_ mistake: Mistake) async throws {
        let error = try await refusal(["page": mistake.template])
        #expect(error.code == .syntax)
        #expect(error.file?.hasSuffix("/page.mustache") == true)
        #expect(error.line == mistake.line, "\(error)")
        #expect(error.message.contains(mistake.words), "\(error)")
    }

    @Test func `a partial that does not exist is named where it is included, with what was meant`() async throws {
        let error = try await refusal(["page": "a\n{{> links/rwo}}", "links/row": ""])
        #expect(error.code == .missingTemplate)
        #expect(error.line == 2)
        #expect(error.message.contains("Did you mean “links/row”?"))
    }

    @Test func `a template that does not exist names the nearest ones`() async throws {
        let folder = try ScratchFolder(["links/index.mustache": "", "links/show.mustache": ""])
        let views = ViewRenderer(ViewsConfiguration(directory: folder.path))
        let error = await #expect(throws: ViewError.self) { try await views.render("links/indx", ["a": 1]) }
        #expect(error?.code == .missingTemplate)
        #expect(error?.message.contains("“links/index”") == true)
        #expect(error?.message.contains("links/show") == false)
    }

    @Test(arguments: [
        "", "/", "..", "../page", "a/../page", "/etc/passwd", "a//b", ".hidden", "a/.b", "page\0", "pa ge", "páge",
        String(repeating: "a", count: 500),
    ])
    func `a name that no template can have is refused`(_ name: String) async throws {
        let folder = try ScratchFolder(["page.mustache": ""])
        let views = ViewRenderer(ViewsConfiguration(directory: folder.path))
        let error = await #expect(throws: ViewError.self) { try await views.render(name, ["a": 1]) }
        #expect(error?.code == .name)
    }

    @Test func `a mistake in one template leaves the others alone, but not the start`() async throws {
        let folder = try ScratchFolder(["good.mustache": "fine", "bad.mustache": "{{#x}}", "worse.mustache": "{{"])
        let views = ViewRenderer(ViewsConfiguration(directory: folder.path))
        #expect(try await views.render("good", ["a": 1]) == "fine")
        let error = await #expect(throws: ViewError.self) { try await views.load() }
        #expect(error?.message.contains("bad.mustache:1: ") == true)
        #expect(error?.message.contains("1 more") == true)
    }

    @Test func `a page fails with the mistake of what it includes`() async throws {
        let error = try await refusal(["page": "{{> part}}", "part": "\n\n{{/x}}"])
        #expect(error.file?.hasSuffix("part.mustache") == true)
        #expect(error.line == 3)
    }

    @Test func `a folder that is not there says so`() async throws {
        let views = ViewRenderer(ViewsConfiguration(directory: "/nowhere/views"))
        let error = await #expect(throws: ViewError.self) { try await views.load() }
        #expect(error?.code == .directory)
    }

    @Test func `a file that is not UTF-8 is refused`() async throws {
        let folder = try ScratchFolder()
        try folder.write("page.mustache", Data([0xFF, 0xFE, 0x41]))
        let views = ViewRenderer(ViewsConfiguration(directory: folder.path))
        let error = await #expect(throws: ViewError.self) { try await views.render("page", ["a": 1]) }
        #expect(error?.code == .unreadable)
    }

    @Test func `in strict mode a name without a value is an error that says where and what was meant`() async throws {
        struct Page: Sendable { let title = "x" }
        let error = try await refusal(["page": "a\n{{titel}}"], Page(), strict: true)
        #expect(error.code == .unknownName)
        #expect(error.line == 2)
        #expect(error.message.contains("“title”"))
        #expect(try await rendered(["page": "a{{titel}}"], Page()) == "a")
    }
}
