import FerroViews
import Testing

@Suite struct ReloadTests {
    private func views(_ folder: ScratchFolder, reload: Bool) -> ViewRenderer {
        ViewRenderer(ViewsConfiguration(directory: folder.path, reload: reload))
    }

    @Test func `a changed template and a changed partial are picked up`() async throws {
        let folder = try ScratchFolder(["page.mustache": "one {{> part}}", "part.mustache": "two"])
        let views = views(folder, reload: true)
        #expect(try await views.render("page", ["a": 1]) == "one two")
        try folder.write("part.mustache", "changed")
        #expect(try await views.render("page", ["a": 1]) == "one changed")
        try folder.write("page.mustache", "1 {{> part}} {{> more}}")
        try folder.write("more.mustache", "new")
        #expect(try await views.render("page", ["a": 1]) == "1 changed new")
    }

    @Test func `a template that breaks and is mended is an error in between`() async throws {
        let folder = try ScratchFolder(["page.mustache": "fine"])
        let views = views(folder, reload: true)
        _ = try await views.render("page", ["a": 1])
        try folder.write("page.mustache", "{{#broken}}")
        await #expect(throws: ViewError.self) { try await views.render("page", ["a": 1]) }
        try folder.write("page.mustache", "fine again")
        #expect(try await views.render("page", ["a": 1]) == "fine again")
    }

    @Test func `a removed template is gone`() async throws {
        let folder = try ScratchFolder(["page.mustache": "fine", "other.mustache": ""])
        let views = views(folder, reload: true)
        _ = try await views.render("page", ["a": 1])
        try folder.remove("page.mustache")
        await #expect(throws: ViewError.self) { try await views.render("page", ["a": 1]) }
        #expect(try await views.names == ["other"])
    }

    @Test func `in production a file is read once`() async throws {
        let folder = try ScratchFolder(["page.mustache": "before"])
        let views = views(folder, reload: false)
        try await views.load()
        try folder.write("page.mustache", "after it")
        #expect(try await views.render("page", ["a": 1]) == "before")
    }

    @Test func `many tasks render at once`() async throws {
        let folder = try ScratchFolder(["page.mustache": "{{a}}"])
        let views = views(folder, reload: true)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask { try await views.render("page", ["a": number]) == String(number) }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test func `hidden files and other extensions are no templates`() async throws {
        let folder = try ScratchFolder([
            "page.mustache": "", ".hidden.mustache": "{{#", ".git/x.mustache": "{{#", "page.mustache~": "{{#",
            "a.txt": "",
        ])
        #expect(try await views(folder, reload: true).names == ["page"])
    }
}
