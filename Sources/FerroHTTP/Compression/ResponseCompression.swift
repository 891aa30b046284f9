import HTTPTypes
import NIOCore

/// Decides whether a response is compressed for a request, and does it (RFC 9110, 8.4 and 12.5.3).
package struct ResponseCompression: Sendable {
    /// Bodies of fewer bytes stay as they are; a stream of unknown length counts as long.
    package var floor: Int
    /// From 1, the fastest, to 9, the smallest.
    package var level: Int
    /// The types that shrink.
    package var types: [MediaType]

    /// Bodies of more bytes are compressed while they are sent, slice by slice.
    static let wholeBytes = 65_536

    /// Sets the rules.
    package init(floor: Int = 1024, level: Int = 5, types: [MediaType] = MediaType.compressible) {
        self.floor = max(0, floor)
        self.level = level
        self.types = types
    }

    /// The response as the client is to get it.
    ///
    /// HEAD gets the fields of GET. A response that cannot be compressed is returned as it is.
    package func apply(to response: Response, for request: Request) -> Response {
        guard mayDiffer(response) else { return response }
        var answer = response
        answer.headers.addVary(.acceptEncoding)
        if response.status == .notModified {
            answer.headers.weakenTag(knownBy: request)
            return answer
        }
        guard !Self.isExposed(request), let coded = body(of: response, for: request.acceptEncoding) else {
            return answer
        }
        answer.body = coded.body
        answer.headers[.contentEncoding] = coded.coding.name
        // They are said of the bytes as they were.
        answer.headers.remove(.contentLength)
        answer.headers.remove(.acceptRanges)
        answer.headers.weakenTag()
        return answer
    }

    /// Whether the response could be compressed for some client.
    private func mayDiffer(_ response: Response) -> Bool {
        let headers = response.headers
        guard !Self.isPartOrNothing(response.status), !headers.contains(.contentEncoding) else { return false }
        // Static files have variants of their own, made beforehand.
        if case .file = response.body { return false }
        guard let type = headers[.contentType] else { return response.status == .notModified }
        guard let type = MediaType(type), types.contains(where: type.isIn) else { return false }
        return !Self.forbidsChange(headers)
    }

    private static func isPartOrNothing(_ status: HTTPResponse.Status) -> Bool {
        [204, 205, 206].contains(status.code) || status.code < 200
    }

    /// `no-transform` (RFC 9111, 5.2.2.6), a part of something, or a digest of the bytes as they are (RFC 9530).
    private static func forbidsChange(_ headers: Headers) -> Bool {
        if headers.contains(.contentRange) || digestFields.contains(where: headers.contains) { return true }
        guard let control = headers[.cacheControl] else { return false }
        return control.split(separator: ",").contains { $0.trimmed.lowercased() == "no-transform" }
    }

    private static let digestFields = ["Content-Digest", "Repr-Digest"].compactMap { HTTPField.Name($0) }

    /// Whether the page of another site asks in the name of a signed-in person.
    ///
    /// BREACH (https://breachattack.com) guesses a secret of a page from the length of its compressed body, which takes
    /// thousands of requests made by a page of the attacker's with the victim's cookies. Browsers say so since 2023.
    private static func isExposed(_ request: Request) -> Bool {
        guard let site = secFetchSite.flatMap({ request.headers[$0] }) else { return false }
        guard site == "cross-site" || site == "same-site" else { return false }
        return request.headers.contains(.cookie) || request.headers.contains(.authorization)
    }

    private static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")

    /// The compressed body, when the client takes one and it is worth it.
    private func body(
        of response: Response, for accepted: AcceptEncoding
    ) -> (body: ResponseBody, coding: ContentCoding)? {
        guard let coding = accepted.best(of: [.gzip, .deflate]), let format = DeflateFormat(coding) else { return nil }
        // A client that refuses bytes as they are gets them compressed whatever they gain.
        let isForced = accepted.quality(of: .identity) == 0
        let floor = isForced ? 1 : floor
        guard response.body.count.map({ $0 >= floor }) ?? true else { return nil }
        switch response.body {
        case .empty, .file: return nil
        case .stream(let stream): return (.stream(stream.compressed(as: format, level: level)), coding)
        case .buffer(let bytes) where bytes.readableBytes > Self.wholeBytes:
            return (.stream(bytes.compressed(as: format, level: level)), coding)
        case .buffer(let bytes):
            guard let deflater = try? Deflater(format, level: level, expecting: bytes.readableBytes),
                let coded = try? deflater.compress(bytes, then: .end),
                isForced || coded.readableBytes < bytes.readableBytes
            else { return nil }
            return (.buffer(coded), coding)
        }
    }
}
