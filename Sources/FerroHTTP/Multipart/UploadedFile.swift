public import NIOCore

/// A file of a form, whole and in memory.
///
/// ```swift
/// struct NewPost: Decodable {
///     var title: String
///     var cover: UploadedFile?
///     var photos: [UploadedFile]
/// }
/// let post = try await request.multipartForm().decode(NewPost.self)
/// ```
///
/// What it says about itself is the client's word: check the bytes before trusting type or extension, and store the file
/// under a name of your own.
public struct UploadedFile: Sendable, Hashable {
    /// The name of the field.
    public let fieldName: String
    /// The last component of the name the client gave the file; may be empty.
    public let fileName: String
    /// The media type the client claims; nil when it claims none.
    public let contentType: MediaType?
    /// The bytes.
    public let bytes: ByteBuffer

    /// Puts a file together.
    public init(fieldName: String, fileName: String, contentType: MediaType? = nil, bytes: ByteBuffer) {
        self.fieldName = fieldName
        self.fileName = fileName
        self.contentType = contentType
        self.bytes = bytes
    }

    /// The number of bytes.
    public var size: Int { bytes.readableBytes }

    /// What follows the last dot of the file's name, in lower case; nil when there is none or nothing before it.
    public var fileExtension: String? {
        guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return nil }
        let text = fileName[fileName.index(after: dot)...]
        return text.isEmpty ? nil : text.lowercased()
    }

    /// Whether the client claims that the file is an image.
    public var isImage: Bool { contentType?.type == "image" }
}

extension UploadedFile: Decodable {
    /// Takes the file of a field; throws a `DecodingError` for anything but a ``FormDecoder``.
    public init(from decoder: any Decoder) throws {
        guard let form = decoder as? FormFieldDecoder else {
            throw DecodingError.typeMismatch(
                Self.self, .init(codingPath: decoder.codingPath, debugDescription: "A file of a form was expected."))
        }
        self = try form.file()
    }
}
