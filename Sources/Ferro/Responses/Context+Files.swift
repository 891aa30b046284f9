public import FerroHTTP
public import FerroViews

extension Context {
    /// The answer with a file of a folder, for the browser to show: whole, or the part that the request asks for.
    ///
    /// ```swift
    /// return try await c.file("2026/17.pdf", in: invoices)
    /// ```
    ///
    /// See ``FileFolder/send(_:to:as:type:)``: nothing outside of the folder is found, whatever the path says. Files that
    /// people uploaded are better sent by ``download(_:in:as:)``.
    /// - Throws: an ``Abort`` of status 404 where there is no such file.
    public func file(_ path: String, in folder: FileFolder, type: MediaType? = nil) async throws -> Response {
        try await folder.send(path, to: request, type: type)
    }

    /// The answer with a file of a folder, for the browser to keep, under a name of its own if one is given.
    ///
    /// ```swift
    /// return try await c.download("2026/17.pdf", in: invoices, as: "Invoice 17.pdf")
    /// ```
    ///
    /// - Throws: an ``Abort`` of status 404 where there is no such file.
    public func download(_ path: String, in folder: FileFolder, as name: String? = nil) async throws -> Response {
        try await folder.send(path, to: request, as: name.map { .attachment($0) } ?? .attachment)
    }
}
