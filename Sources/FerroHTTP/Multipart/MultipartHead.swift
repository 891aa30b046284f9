import HTTPTypes

/// What a part of a form says about itself before its bytes come.
public struct MultipartHead: Sendable {
    /// The name of the field, its `%22`, `%0D` and `%0A` decoded as browsers write them.
    public let name: String
    /// The name of the file, empty when the form's file was left out; nil for a part that is no file.
    ///
    /// It is the last component of what was sent, without control characters. It stays the word of a stranger: show it,
    /// but store the file under a name of your own.
    public let fileName: String?
    /// The media type the client claims; nil when it claims none, or none that makes sense.
    public let contentType: MediaType?
    /// All header fields of the part.
    public let headers: Headers

    init(_ headers: Headers, part: Int, _ limits: MultipartLimits) throws(HTTPFailure) {
        let dispositions = headers.values(for: .contentDisposition)
        guard dispositions.count == 1, let disposition = ContentDisposition(dispositions[0]) else {
            throw .multipart("Part \(part) needs one Content-Disposition: form-data with a name.")
        }
        guard disposition.name.utf8.count <= limits.nameBytes else {
            throw .multipart("The name of part \(part) is longer than \(limits.nameBytes) bytes.", .contentTooLarge)
        }
        let shown = HTTPFailure.shown(disposition.name)
        guard disposition.fileName?.utf8.count ?? 0 <= limits.fileNameBytes else {
            throw .multipart(
                "The file name of the field \(shown) is longer than \(limits.fileNameBytes) bytes.", .contentTooLarge)
        }
        let encoding = headers[.contentTransferEncoding]?.lowercased() ?? "binary"
        guard ["7bit", "8bit", "binary"].contains(encoding) else {
            throw .multipart("The field \(shown) must be sent without Content-Transfer-Encoding.")
        }
        name = disposition.name
        fileName = disposition.fileName.map(FileName.component)
        contentType = headers[.contentType].flatMap { MediaType($0) }
        self.headers = headers
    }
}

extension HTTPFailure {
    static func multipart(_ message: String, _ status: HTTPResponse.Status = .badRequest) -> HTTPFailure {
        HTTPFailure(.multipart, status, message)
    }
}

extension HTTPField.Name {
    // The text is a token; the fallback only spares a trap.
    static let contentTransferEncoding = HTTPField.Name("Content-Transfer-Encoding") ?? .via
}
