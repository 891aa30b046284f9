internal import FerroHTTP
internal import HTTPTypes

/// Answers requests with files that are open.
struct FileReplies: Sendable {
    /// Up to that many bytes are read into memory, so that one write carries them behind their head.
    ///
    /// Measured in processor time of the system calls, open and close included: reading and writing costs 0.84 to 0.91 of
    /// `sendfile` for 1 and 4 KiB, and 1.3 for 16 KiB and more. TLS and HTTP/2 are also spared a stream.
    static let copiedBytes = 8_192

    let queue: FileQueue

    /// The answer with a file; call it on a thread of the queue, since it may read.
    ///
    /// - Parameter variant: tells the encodings of one file apart in its tag.
    func response(
        _ file: consuming RootedFile, variant: String = "", headers: Headers, to request: Request
    ) -> Response {
        let tag = EntityTag(file.tag + variant)
        let modified = file.modified.seconds
        let answer = FileAnswer(file.body(), tag: tag, modified: modified, headers: headers)
        var response = answer.response(to: request, boundary: Self.boundary()) { [queue] part in
            try await queue.run(throwing: { try part.read(upTo: part.count) })
        }
        guard request.method != .head, case .file(let part) = response.body else { return response }
        guard part.count <= Self.copiedBytes else {
            part.prefetch()
            return response
        }
        guard let bytes = try? part.read(upTo: part.count) else {
            return .text("This file could not be read.\n", status: .internalServerError)
        }
        response.body = .buffer(bytes)
        return response
    }

    /// What stands between parts: 128 random bits, which no file holds by chance.
    private static func boundary() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
    }
}
