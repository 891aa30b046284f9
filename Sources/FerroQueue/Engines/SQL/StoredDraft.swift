import FerroSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A draft in the form that its row has.
struct StoredDraft: Sendable {
    /// More retries than this count as no end of them; the column holds 32 bits.
    static let endless = 1_000_000_000

    let draft: JobDraft
    let payload: String
    let headers: String?

    /// The row of a draft; throws `.encoding` for a payload that no text column can hold.
    init(_ draft: JobDraft) throws(QueueError) {
        self.draft = draft
        payload = try Self.text(draft.payload, "the payload of the job \(draft.name)")
        headers =
            draft.headers.isEmpty ? nil : try JobsTable.json(draft.headers, "the headers of the job \(draft.name)")
    }

    /// Whether it may run at once.
    var isDue: Bool { draft.availableAt <= draft.createdAt }
    /// What its row says first.
    var status: String { isDue ? JobsTable.Status.pending : JobsTable.Status.delayed }
    /// How often it may be started again.
    var maxRetries: Int { min(max(1, draft.maxAttempts) - 1, Self.endless) }
    /// How much it sends to the database, about.
    var size: Int { payload.utf8.count + (headers?.utf8.count ?? 0) + 256 }

    /// Bytes as text: UTF-8 without NUL, which PostgreSQL's text cannot hold.
    static func text(_ bytes: [UInt8], _ what: @autoclosure () -> String) throws(QueueError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw QueueError(.encoding, "\(what()) is not UTF-8, so it cannot be JSON")
        }
        guard !bytes.contains(0) else {
            throw QueueError(.encoding, "\(what()) holds a NUL byte, which JSON writes as \\u0000")
        }
        return text
    }
}
