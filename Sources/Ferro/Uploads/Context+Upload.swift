public import FerroHTTP
internal import FerroSupport
internal import NIOCore

/// A file of a form that was written to disk; it is removed when nobody holds it any more.
public struct StoredUpload: Sendable {
    /// The name of the form's field.
    public let fieldName: String
    /// What the client calls the file, without folders; never a path to trust.
    public let fileName: String
    /// What the client says it is.
    public let contentType: MediaType?
    /// The number of bytes.
    public let size: Int
    /// Where the bytes are.
    public let file: TemporaryFile
}

extension Context {
    /// Writes a part of a form to a temporary file while it arrives, in memory that does not grow with it.
    ///
    /// ```swift
    /// for try await part in try c.request.multipart() where part.isFile {
    ///     let upload = try await c.upload(part)
    ///     try await c.offload { try FileManager.default.moveItem(atPath: upload.file.path, toPath: place) }
    /// }
    /// ```
    ///
    /// The route needs a ``BodyLimit`` where files are longer than `SERVER_MAX_BODY_SIZE`. Nothing is written on the event
    /// loop, and no more is read than was written.
    ///
    /// - Throws: an ``HTTPFailure`` of 413 for more bytes than `limit`, and of another status for a broken body;
    ///   ``ApplicationError`` where the file cannot be written. What was written is removed.
    public func upload(_ part: MultipartPart, upTo limit: Int = .max) async throws -> StoredUpload {
        let directory = config.uploads.directory
        let file = try await offload { try TemporaryFile(in: directory) }
        var size = 0
        var gathered = ByteBuffer()
        for try await chunk in part.body {
            guard chunk.readableBytes <= limit - size else { throw HTTPFailure.bodyTooLarge(limit) }
            size += chunk.readableBytes
            gathered.writeImmutableBuffer(chunk)
            if gathered.readableBytes >= Self.gatheredBytes { try await write(&gathered, to: file) }
        }
        try await write(&gathered, to: file)
        return StoredUpload(
            fieldName: part.name, fileName: part.fileName ?? "", contentType: part.contentType, size: size, file: file)
    }

    /// So many bytes are worth a trip to another thread.
    private static var gatheredBytes: Int { 262_144 }

    private func write(_ bytes: inout ByteBuffer, to file: TemporaryFile) async throws {
        guard bytes.readableBytes > 0 else { return }
        let part = bytes
        try await offload { try part.withUnsafeReadableBytes { try file.append($0) } }
        bytes = ByteBuffer()
    }
}
