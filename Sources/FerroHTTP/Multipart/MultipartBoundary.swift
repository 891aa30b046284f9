import HTTPTypes

/// The text that separates the parts of a multipart body, RFC 2046 section 5.1.1.
public struct MultipartBoundary: Sendable, Hashable, CustomStringConvertible {
    /// The text, without the hyphens before it.
    public let description: String

    /// Checks a boundary: 1 to 70 letters, digits, spaces or `'()+_,-./:=?`, the last no space; throws for others.
    public init(_ text: String) throws(HTTPFailure) {
        guard (1...70).contains(text.utf8.count), text.utf8.last != 0x20, text.utf8.allSatisfy(Self.bytes.contains)
        else {
            throw HTTPFailure(
                .multipart, .badRequest,
                "The boundary of a multipart body must be 1 to 70 of the characters RFC 2046 section 5.1.1 allows.")
        }
        description = text
    }

    /// Reads the boundary of a `Content-Type` field's value: bytes from outside, of any form.
    ///
    /// Throws an ``HTTPFailure`` of status 415 for another type than `multipart/form-data`, of 400 for a boundary that is
    /// missing, repeated or not allowed.
    public init(contentType: String) throws(HTTPFailure) {
        guard MediaType(contentType) == .multipart else {
            throw HTTPFailure(.multipart, .unsupportedMediaType, "The body must be multipart/form-data.")
        }
        let end = contentType.utf8.firstIndex(of: UInt8(ascii: ";")) ?? contentType.utf8.endIndex
        guard let boundary = FieldParameters(contentType[end...].utf8)?["boundary"] else {
            throw HTTPFailure(.multipart, .badRequest, "Content-Type must name one boundary of the multipart body.")
        }
        try self.init(boundary)
    }

    private static let bytes = ByteSet("'()+_,-./:=? ").union(.alphanumeric)
}
