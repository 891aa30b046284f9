public import FerroHTTP
public import HTTPTypes

extension Context {
    /// The address of a public file with its version, which browsers keep for ever: `/assets/app.css?v=1f2e…`.
    ///
    /// The version changes with the file's content. A path that is no file comes back as it is.
    public func asset(_ path: String) async -> String { await scope.runtime.publicFiles.url(for: path) }

    /// Renders a template of `resources/views` as an HTML response.
    ///
    /// - Parameters:
    ///   - name: The template's path without its extension, `links/index`.
    ///   - page: What the template shows: a struct of stored properties.
    ///   - status: 200 unless the page says otherwise, such as 422 for a form with errors.
    /// - Throws: `ViewError` naming the file and line when the template is missing or broken.
    public func view(
        _ name: String, _ page: some Sendable, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        .html(try await scope.runtime.views.render(name, page), status: status)
    }
}
