public import FerroHTTP
internal import HTTPTypes

/// A folder from which handlers send files, and nothing from outside of it.
///
/// ```swift
/// let invoices = FileFolder("storage/invoices")
/// return try await invoices.send("2026/17.pdf", to: request, as: .attachment("Invoice 17.pdf"))
/// ```
///
/// A path may come from a client: what climbs, is hidden, is no regular file or leads out by a link is not found. Who may
/// have the file is for the handler to say before. Conditions and ranges are obeyed, so downloads can be resumed; the
/// file is sent by the connection and never held in memory.
public final class FileFolder: Sendable {
    /// The folder, relative to the working directory unless it starts with `/`.
    public let directory: String
    private let replies: FileReplies

    /// Names a folder; nothing is read yet.
    ///
    /// - Parameter concurrency: how many files are opened or read at the same time, 1 to 64.
    public init(_ directory: String, concurrency: Int = 4) {
        self.directory = directory
        replies = FileReplies(queue: FileQueue(label: "ferro.folder", lanes: min(concurrency, 64)))
    }

    /// The answer with a file: 200, 206 for a range, 304, 412 or 416.
    ///
    /// Its `Cache-Control` is `private, no-cache`, to be replaced where more is known. A file that people uploaded may be
    /// a page with scripts: send it as an attachment, or from a host of its own.
    /// - Parameters:
    ///   - path: the path below the folder, not encoded, without a slash at its start.
    ///   - disposition: whether a browser shows or keeps it.
    ///   - type: the media type; by the name of the file unless it is given.
    /// - Throws: an `Abort` of status 404 where there is no such file.
    public func send(
        _ path: String, to request: Request, as disposition: FileDisposition = .inline, type: MediaType? = nil
    ) async throws -> Response {
        let response = await replies.queue.run { () -> Response? in
            guard let parts = PublicPath.parts(ofFile: path), let file = RootedFile(root: self.directory, parts: parts)
            else { return nil }
            let headers: Headers = [
                .contentType: (type ?? MediaType(fileName: path)).headerValue, .xContentTypeOptions: "nosniff",
                .contentDisposition: disposition.headerValue(for: parts.last ?? ""), .cacheControl: "private, no-cache",
            ]
            return self.replies.response(file, headers: headers, to: request)
        }
        guard let response else { throw Abort(.notFound, "There is no such file.") }
        return response
    }

    /// Whether the folder has a file that ``send(_:to:as:type:)`` would find.
    public func contains(_ path: String) async -> Bool {
        guard let parts = PublicPath.parts(ofFile: path) else { return false }
        return await replies.queue.run { RootedFile(root: self.directory, parts: parts) != nil }
    }
}
