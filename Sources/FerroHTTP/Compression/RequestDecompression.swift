import HTTPTypes
import NIOCore

/// Decodes the bodies of requests that come compressed.
package enum RequestDecompression {
    /// The request with a body that is decoded while it is read, and without the fields that described it.
    ///
    /// Throws an ``Abort``: 415 with `Accept-Encoding` for a coding other than gzip and deflate, or for more than one
    /// (RFC 9110, 15.5.16). What is wrong with the bytes is thrown when they are read.
    package static func decode(_ request: Request, limits: InflateLimits) throws -> Request {
        guard let field = request.headers[.contentEncoding] else { return request }
        let codings = field.split(separator: ",").map { ContentCoding(String($0.trimmed)) }
            .filter { $0 != .identity && !$0.name.isEmpty }
        guard codings.count <= 1 else { throw refusal("The body is coded more than once.") }
        var request = request
        request.headers.remove(.contentEncoding)
        guard let coding = codings.first else { return request }
        guard let format = DeflateFormat(coding) else {
            throw refusal("A body with this Content-Encoding cannot be read here.")
        }
        request.headers.remove(.contentLength)
        if request.body.count != 0 {
            request.body = RequestBody(decoding: request.body, as: format, limits: limits)
        }
        return request
    }

    private static func refusal(_ message: String) -> Abort {
        Abort(
            .unsupportedMediaType, message, headers: [.acceptEncoding: "gzip, deflate"],
            hint: "Send it as it is, or coded once with gzip or deflate.")
    }
}
