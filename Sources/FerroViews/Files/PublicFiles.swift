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
/// the path says once it is decoded and whatever links point to. Conditions and ranges are obeyed (RFC 9110 sections 13
/// and 14), and an encoded file beside the plain one is sent to whom takes it. Files are opened on threads of their own
/// and sent by the connection, so that their size does not matter.
public final class PublicFiles: Sendable {
    /// How this folder is handed out.
    public let configuration: PublicFilesConfiguration
    private let replies: FileReplies
    private let versions = Mutex<[String: (tag: String, version: String)]>([:])
    /// A larger file is told by its date and size instead of its content.
    private static let hashedBytes = 64 << 20

    /// Hands out a folder; nothing is read yet.
    public init(_ configuration: PublicFilesConfiguration = PublicFilesConfiguration()) {
        self.configuration = configuration
        replies = FileReplies(queue: FileQueue(label: "ferro.public", lanes: configuration.concurrency))
    }

    /// The file a request asks for; nil when its path is no public file and the router should be asked.
    ///
    /// The response to HEAD holds the body too, for its length; the server leaves the body out.
    public func respond(to request: Request) async -> Response? {
        guard request.method == .get || request.method == .head, let parts = PublicPath.parts(request.path) else {
            return nil
        }
        return await replies.queue.run { self.response(to: request, parts) }
    }

    /// Whether a request's path, percent-encoded as received, names a public file, whatever its method.
    public func contains(_ path: String) async -> Bool {
        guard let parts = PublicPath.parts(path) else { return false }
        return await replies.queue.run { [configuration] in
            RootedFile(root: configuration.directory, parts: parts) != nil
        }
    }

    /// The address of a file with its version, so that a browser may keep it for ever: `/assets/app.css?v=1f2e…`.
    ///
    /// The version is a hash of the content, kept until the file changes; of more than 64 MiB it is the date and the
    /// size. A path that is no file comes back as it is.
    public func url(for path: String) async -> String {
        guard let parts = PublicPath.parts(path) else { return path }
        let version = await replies.queue.run { self.version(of: path, parts) }
        return version.map { "\(path)?v=\($0)" } ?? path
    }

    private func version(of path: String, _ parts: [String]) -> String? {
        guard let file = RootedFile(root: configuration.directory, parts: parts) else { return nil }
        let tag = file.tag
        guard file.size <= Self.hashedBytes else { return tag }
        if let known = versions.withLock({ $0[path] }), known.tag == tag { return known.version }
        guard let version = file.hash().map({ String($0, radix: 16) }) else { return nil }
        versions.withLock { known in
            if known.count >= 1_000 { known.removeAll() }
            known[path] = (tag, version)
        }
        return version
    }

    private func response(to request: Request, _ parts: [String]) -> Response? {
        guard let plain = RootedFile(root: configuration.directory, parts: parts) else { return nil }
        var headers: Headers = [
            .contentType: MediaType(fileName: parts.last ?? "").headerValue, .xContentTypeOptions: "nosniff",
            .cacheControl: isImmutable(request, parts)
                ? "public, max-age=31536000, immutable" : "max-age=0, must-revalidate",
        ]
        guard configuration.precompressed else { return replies.response(plain, headers: headers, to: request) }
        let chosen = Precompressed(plain, root: configuration.directory, parts: parts, for: request)
        chosen.describe(in: &headers)
        let variant = chosen.form?.suffix ?? ""
        return replies.response(chosen.take(), variant: variant, headers: headers, to: request)
    }

    /// Without its version an address may show another file tomorrow, so only the versioned one is kept for ever.
    private func isImmutable(_ request: Request, _ parts: [String]) -> Bool {
        let isAsset = !configuration.immutablePrefix.isEmpty && request.path.hasPrefix(configuration.immutablePrefix)
        if isAsset, request.query["v"] != nil { return true }
        return configuration.fingerprints && Fingerprint.isPresent(in: parts.last ?? "", amongAssets: isAsset)
    }
}
