import HTTPTypes
import NIOCore

/// A small `multipart/form-data` body read whole: its fields, and its files in memory.
///
/// ```swift
/// let form = try await request.multipartForm()
/// let title = form["title"]
/// let cover = form.file("cover")
/// ```
///
/// For files of any size walk ``Request/multipart(limits:)`` instead.
public struct MultipartForm: Sendable {
    /// The fields, under the rules of an urlencoded form: `tags[]`, `author[name]`, repeated keys.
    public private(set) var fields = FormBody()
    /// The files in order, without those that were left out.
    public private(set) var files: [UploadedFile] = []

    /// Reads every part.
    ///
    /// Throws an ``HTTPFailure`` of status 413 when fields and files are longer than `limit` bytes together, 10 MiB unless
    /// told otherwise, of 400 for a key used in two ways and what else ``FormLimits`` forbid.
    public init(
        collecting parts: Multipart, upTo limit: Int = 10_485_760, form: FormLimits = .standard
    ) async throws {
        var remaining = limit
        for try await part in parts {
            let bytes = try await part.collect(upTo: remaining)
            remaining -= bytes.readableBytes
            guard let fileName = part.fileName else {
                try fields.add(.text(String(buffer: bytes)), name: part.name, form)
                continue
            }
            guard !fileName.isEmpty || bytes.readableBytes > 0 else { continue }
            let file = UploadedFile(
                fieldName: part.name, fileName: fileName, contentType: part.contentType, bytes: bytes)
            files.append(file)
            try fields.add(.file(file), name: part.name, form)
        }
    }

    /// The text of a field; of a repeated one, the last.
    public subscript(name: String) -> String? { fields[name] }

    /// The file of a field, the first when there are several; nil when there is none.
    public func file(_ name: String) -> UploadedFile? { files.first { $0.fieldName == name } }

    /// The files of a field, written as `name` or as `name[]`.
    public func files(_ name: String) -> [UploadedFile] {
        files.filter { $0.fieldName == name || $0.fieldName == name + "[]" }
    }

    /// Decodes a value from fields and files, by the rules of ``FormDecoder``.
    public func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try fields.decode(type) }
}

extension Request {
    /// Reads a `multipart/form-data` body whole; throws as ``multipart(limits:)`` and ``MultipartForm`` do.
    public func multipartForm(
        limits: MultipartLimits = .standard, upTo limit: Int = 10_485_760, form: FormLimits = .standard
    ) async throws -> MultipartForm {
        try await MultipartForm(collecting: try multipart(limits: limits), upTo: limit, form: form)
    }
}
