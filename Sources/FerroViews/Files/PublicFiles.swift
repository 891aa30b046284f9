public import FerroHTTP
internal import FerroSupport
internal import HTTPTypes
internal import Synchronization

/// Answers requests for the files of one folder.
///
/// ```swift
/// let files = PublicFiles(PublicFilesConfiguration(directory: "public"))
/// if let response = await files.respond(to: request) { return response }
/// ```
///
/// Only GET and HEAD, only regular files, and never a hidden file, a listing, or a file outside of the folder, whatever
/// the path says once it is decoded and whatever links point to. Everything carries `ETag` and `Last-Modified` and is
/// answered by 304 when the client has it. Files are read whole on threads of their own.
public final class PublicFiles: Sendable {
    /// How this folder is handed out.
    public let configuration: PublicFilesConfiguration
    private let queue: FileQueue
    private let versions = Mutex<[String: (tag: String, version: String)]>([:])

    /// Hands out a folder; nothing is read yet.
    public init(_ configuration: PublicFilesConfiguration = PublicFilesConfiguration()) {
        self.configuration = configuration
        queue = FileQueue(label: "ferro.public", lanes: configuration.concurrency)
    }

    /// The file a request asks for; nil when its path is no public file and the router should be asked.
    ///
    /// The response to HEAD holds the body too, for its length; the server leaves the body out.
    public func respond(to request: Request) async -> Response? {
        guard request.method == .get || request.method == .head, let parts = PublicPath.parts(request.path) else {
            return nil
        }
        return await queue.run { [configuration] in Self.response(to: request, parts, configuration) }
    }

    /// The address of a file with its version, so that a browser may keep it for ever: `/assets/app.css?v=1f2e…`.
    ///
    /// The version is a hash of the content, kept until the file changes. A path that is no file comes back as it is.
    public func url(for path: String) async -> String {
        guard let parts = PublicPath.parts(path) else { return path }
        let version = await queue.run { self.version(of: path, parts) }
        return version.map { "\(path)?v=\($0)" } ?? path
    }

    private func version(of path: String, _ parts: [String]) -> String? {
        guard let file = RootedFile(root: configuration.directory, parts: parts), file.size <= configuration.maximumSize
        else { return nil }
        let tag = Self.entityTag(file)
        if let known = versions.withLock({ $0[path] }), known.tag == tag { return known.version }
        guard let bytes = file.bytes() else { return nil }
        // FNV-1a with 64 bits (Fowler, Noll, Vo): it tells versions apart and protects nothing.
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let version = String(hash, radix: 16)
        versions.withLock { known in
            if known.count >= 1_000 { known.removeAll() }
            known[path] = (tag, version)
        }
        return version
    }

    private static func response(
        to request: Request, _ parts: [String], _ configuration: PublicFilesConfiguration
    ) -> Response? {
        guard let file = RootedFile(root: configuration.directory, parts: parts) else { return nil }
        let tag = entityTag(file)
        // Without its version an address may show another file tomorrow, so only the versioned one is kept for ever.
        let isImmutable =
            !configuration.immutablePrefix.isEmpty && request.path.hasPrefix(configuration.immutablePrefix)
            && request.query["v"] != nil
        var headers: Headers = [
            .eTag: tag, .lastModified: HTTPDate.format(secondsSince1970: file.modified.seconds),
            .cacheControl: isImmutable ? "public, max-age=31536000, immutable" : "max-age=0, must-revalidate",
        ]
        if isFresh(request, tag, file.modified.seconds) { return Response(status: .notModified, headers: headers) }
        guard file.size <= configuration.maximumSize, let bytes = file.bytes() else {
            return .text(
                "This file cannot be sent: it is too large, or its disk failed.\n", status: .internalServerError)
        }
        headers[.contentType] = contentType(parts.last ?? "")
        headers[.xContentTypeOptions] = "nosniff"
        return Response(headers: headers, body: .bytes(bytes))
    }

    /// RFC 9110 sections 13.1.2 and 13.1.3: the date counts only when no tag was sent.
    private static func isFresh(_ request: Request, _ tag: String, _ modified: Int) -> Bool {
        if let tags = request.headers[.ifNoneMatch] {
            return tags.split(separator: ",").contains { candidate in
                let bare = candidate.drop { $0 == " " || $0 == "\t" }
                let strong = bare.hasPrefix("W/") ? bare.dropFirst(2) : bare
                return strong.prefix { $0 != " " && $0 != "\t" } == tag || bare == "*"
            }
        }
        guard let since = request.headers[.ifModifiedSince].flatMap({ HTTPDate.parse($0) }) else { return false }
        return modified <= since
    }

    private static func entityTag(_ file: borrowing RootedFile) -> String {
        let parts = [file.modified.seconds, file.modified.nanoseconds, file.size]
        return "\"" + parts.map { String($0, radix: 16) }.joined(separator: "-") + "\""
    }

    private static func contentType(_ name: String) -> String {
        let type = name.split(separator: ".").last.flatMap { MediaType(fileExtension: String($0)) } ?? .bytes
        return type.headerValue
    }
}
