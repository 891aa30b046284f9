/// A body that a function writes while it is sent, no faster than the client reads.
///
/// ```swift
/// Response(headers: [.contentType: "text/csv"], body: .stream { writer in
///     for try await row in rows { try await writer.write("\(row.id),\(row.name)\n") }
/// })
/// ```
///
/// The function runs once, after the head was sent, and not at all for HEAD. What it throws cannot be told to the client
/// any more: the connection is cut, so that nobody takes the part for the whole. It is cancelled when the client leaves.
public struct BodyStream: Sendable {
    /// The number of bytes when it is known; writing more or fewer cuts the connection.
    public let count: Int?
    /// Writes the body.
    package let run: @Sendable (BodyWriter) async throws -> Void

    /// Describes a body by the function that writes it.
    public init(count: Int? = nil, _ write: @escaping @Sendable (BodyWriter) async throws -> Void) {
        self.count = count.map { max(0, $0) }
        run = write
    }
}
