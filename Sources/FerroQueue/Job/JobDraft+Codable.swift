#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Drafts are stored inside other jobs (a chain) and batches; a link of a chain gets its dates when it is pushed.
extension JobDraft: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, queue, payload, headers, unique
        case maxAttempts = "max_attempts"
        case priority
        case createdAt = "created_at"
        case availableAt = "available_at"
        case requestID = "request_id"
        case batchID = "batch_id"
    }

    /// Reads a stored draft.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try container.decode(String.self, forKey: .name),
            queue: try container.decode(QueueName.self, forKey: .queue),
            payload: Array(try container.decode(String.self, forKey: .payload).utf8),
            maxAttempts: try container.decode(Int.self, forKey: .maxAttempts),
            priority: try container.decodeIfPresent(JobPriority.self, forKey: .priority) ?? .normal,
            createdAt: try container.decode(Date.self, forKey: .createdAt),
            availableAt: try container.decode(Date.self, forKey: .availableAt),
            requestID: try container.decodeIfPresent(String.self, forKey: .requestID),
            headers: try container.decodeIfPresent(JobHeaders.self, forKey: .headers) ?? JobHeaders(),
            uniqueness: try container.decodeIfPresent(JobUniqueness.self, forKey: .unique),
            batchID: try container.decodeIfPresent(BatchID.self, forKey: .batchID))
    }

    /// Writes the draft; throws when the payload is not UTF-8.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        guard let text = String(validating: payload, as: UTF8.self) else {
            let context = EncodingError.Context(
                codingPath: container.codingPath, debugDescription: "the payload of \(name) is not UTF-8")
            throw EncodingError.invalidValue(payload, context)
        }
        try container.encode(name, forKey: .name)
        try container.encode(queue, forKey: .queue)
        try container.encode(text, forKey: .payload)
        try container.encode(maxAttempts, forKey: .maxAttempts)
        if priority != .normal { try container.encode(priority, forKey: .priority) }
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(availableAt, forKey: .availableAt)
        try container.encodeIfPresent(requestID, forKey: .requestID)
        if !headers.isEmpty { try container.encode(headers, forKey: .headers) }
        try container.encodeIfPresent(uniqueness, forKey: .unique)
        try container.encodeIfPresent(batchID, forKey: .batchID)
    }
}
