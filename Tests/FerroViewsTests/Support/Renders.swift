import FerroViews
import Testing

/// Renders the template `page` of a folder of its own, whose files are given by name.
func rendered(
    _ templates: [String: String], _ context: some Sendable = ["x": "y"], reload: Bool = false, strict: Bool? = nil
) async throws -> String {
    let folder = try ScratchFolder(Dictionary(uniqueKeysWithValues: templates.map { ($0 + ".mustache", $1) }))
    return try await ViewRenderer(ViewsConfiguration(directory: folder.path, reload: reload, strict: strict))
        .render("page", context)
}

/// The error of rendering, which must come.
func refusal(
    _ templates: [String: String], _ context: some Sendable = ["x": "y"], strict: Bool? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) async throws -> ViewError {
    let error = await #expect(throws: ViewError.self, sourceLocation: sourceLocation) {
        try await rendered(templates, context, strict: strict)
    }
    return try #require(error, sourceLocation: sourceLocation)
}
