import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension JobInfo {
    enum CodingKeys: String, CodingKey {
        case id, queue, priority, attempts, crashes, state, tags, progress, note, worker, following
        case jobType = "job_type"
        case maxRetries = "max_retries"
        case createdAt = "created_at"
        case availableAt = "available_at"
        case startedAt = "started_at"
        case finishedAt = "finished_at"
        case isCancelRequested = "cancel_requested"
        case batchID = "batch_id"
        case requestID = "request_id"
    }

    /// Encodes snake-case keys and times as RFC 3339, whatever the encoder's own date format is.
    ///
    /// What a job does not have (a batch, progress, an end) is left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(jobType, forKey: .jobType)
        try container.encode(queue, forKey: .queue)
        try container.encode(priority, forKey: .priority)
        try container.encode(attempts, forKey: .attempts)
        try container.encode(maxRetries, forKey: .maxRetries)
        try container.encode(crashes, forKey: .crashes)
        try container.encode(createdAt.formatted(.iso8601), forKey: .createdAt)
        try container.encode(availableAt.formatted(.iso8601), forKey: .availableAt)
        try container.encode(state, forKey: .state)
        try container.encode(tags, forKey: .tags)
        try container.encodeIfPresent(progress, forKey: .progress)
        try container.encodeIfPresent(note, forKey: .note)
        try container.encodeIfPresent(worker, forKey: .worker)
        try container.encodeIfPresent(startedAt?.formatted(.iso8601), forKey: .startedAt)
        try container.encodeIfPresent(finishedAt?.formatted(.iso8601), forKey: .finishedAt)
        if isCancelRequested { try container.encode(true, forKey: .isCancelRequested) }
        try container.encodeIfPresent(batchID, forKey: .batchID)
        try container.encodeIfPresent(requestID, forKey: .requestID)
        if following > 0 { try container.encode(following, forKey: .following) }
    }
}
