import HTTPTypes
package import NIOCore

/// A file as the answer to a GET or HEAD: whole, in parts, or only the word that the client has it.
///
/// The conditions of RFC 9110 section 13.2.2 come first, then `If-Range` and `Range`, which counts for GET only.
package struct FileAnswer: Sendable {
    /// Reads bytes of a file away from the event loops; throws when there are fewer.
    package typealias Reading = @Sendable (BodyFile) async throws -> ByteBuffer

    /// The file.
    package let file: BodyFile
    /// Its tag.
    package let tag: EntityTag?
    /// When it last changed, in seconds since 1970.
    package let modified: Int?
    /// The further fields of a 200.
    package let headers: Headers

    /// Describes the answer with everything that it would have to a request without conditions.
    package init(_ file: BodyFile, tag: EntityTag?, modified: Int?, headers: Headers) {
        self.file = file
        self.tag = tag
        self.modified = modified
        self.headers = headers
    }

    /// The answer to a request.
    ///
    /// - Parameters:
    ///   - boundary: what stands between several parts; it must not occur in the file, so let it be random.
    ///   - reading: reads several parts while they are sent.
    package func response(
        to request: Request, boundary: @autoclosure () -> String, reading: @escaping Reading
    ) -> Response {
        switch request.precondition(tag: tag, modified: modified) {
        case .notModified: return Response(status: .notModified, headers: known())
        case .failed: return Response(status: .preconditionFailed, headers: kept([.vary]))
        case .met: break
        }
        switch selection(request) {
        case .whole: return Response(headers: complete(), body: .file(file))
        case .unsatisfiable:
            var headers = kept([.vary])
            headers[.contentRange] = "bytes */\(file.count)"
            headers[.acceptRanges] = "bytes"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        case .parts(let parts):
            guard parts.count == 1, let part = parts.first else { return several(parts, boundary(), reading) }
            var headers = complete()
            headers[.contentRange] = Self.contentRange(part, of: file.count)
            return Response(status: .partialContent, headers: headers, body: .file(file.part(part)))
        }
    }

    /// `bytes 0-499/1234`.
    static func contentRange(_ part: Range<Int64>, of size: Int) -> String {
        "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
    }

    private func selection(_ request: Request) -> RangeSelection {
        guard request.method == .get, let header = request.headers[.range].flatMap({ RangeHeader($0) }),
            request.allowsRange(tag: tag, modified: modified)
        else { return .whole }
        let selection = header.select(from: Int64(file.count))
        // `Content-Encoding` would be read as the encoding of all parts together, which it is not.
        if case .parts(let parts) = selection, parts.count > 1, headers.contains(.contentEncoding) { return .whole }
        return selection
    }

    private func several(
        _ parts: [Range<Int64>], _ boundary: String, _ reading: @escaping Reading
    ) -> Response {
        var headers = complete()
        let type = headers[.contentType]
        headers[.contentType] = "multipart/byteranges; boundary=\(boundary)"
        let body = MultipartRanges(parts, of: file, type: type, boundary: boundary)
        return Response(status: .partialContent, headers: headers, body: .stream(body.stream(reading: reading)))
    }

    /// RFC 9110 section 15.4.5: of a 200's fields those that a cache needs to know.
    private func known() -> Headers {
        var headers = kept([.cacheControl, .contentLocation, .expires, .vary])
        addValidators(to: &headers)
        return headers
    }

    private func kept(_ names: [HTTPField.Name]) -> Headers {
        var kept: Headers = [:]
        for (name, value) in headers where names.contains(name) { kept.append(name, value) }
        return kept
    }

    private func complete() -> Headers {
        var headers = headers
        addValidators(to: &headers)
        headers[.acceptRanges] = "bytes"
        return headers
    }

    private func addValidators(to headers: inout Headers) {
        if let tag { headers[.eTag] = tag.description }
        if let modified { headers[.lastModified] = HTTPDate.format(secondsSince1970: modified) }
    }
}
