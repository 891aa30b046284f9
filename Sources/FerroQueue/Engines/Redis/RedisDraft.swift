import FerroRedis
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A draft as ``RedisQueueScript/pushing`` takes it.
enum RedisDraft {
    /// How many arguments one draft is.
    static let width = 11

    /// The arguments of a draft; throws `.encoding` when its headers cannot be written.
    ///
    /// Name, queue, payload, most attempts, priority, pushed at, available at, request, headers, uniqueness, batch.
    static func arguments(_ draft: JobDraft, batch: BatchID? = nil) throws(QueueError) -> [RedisArgument] {
        var list: [RedisArgument] = []
        list.reserveCapacity(width)
        try append(draft, batch: batch, to: &list)
        return list
    }

    /// The arguments of drafts, one after the other.
    static func arguments(_ drafts: [JobDraft], batch: BatchID? = nil) throws(QueueError) -> [RedisArgument] {
        var list: [RedisArgument] = []
        list.reserveCapacity(drafts.count * width)
        for draft in drafts { try append(draft, batch: batch, to: &list) }
        return list
    }

    static func append(
        _ draft: JobDraft, batch: BatchID? = nil, to list: inout [RedisArgument]
    ) throws(QueueError) {
        list.append(RedisArgument(draft.name))
        list.append(RedisArgument(draft.queue.rawValue))
        list.append(RedisArgument(draft.payload))
        list.append(RedisArgument(draft.maxAttempts))
        list.append(RedisArgument(draft.priority.rawValue))
        let created = RedisMoment.argument(draft.createdAt)
        list.append(created)
        list.append(draft.availableAt == draft.createdAt ? created : RedisMoment.argument(draft.availableAt))
        list.append(RedisArgument(draft.requestID ?? ""))
        list.append(draft.headers.isEmpty ? "" : RedisArgument(try json(draft.headers, of: draft.name)))
        list.append(RedisArgument(draft.uniqueness.map(text) ?? ""))
        list.append(RedisArgument((batch ?? draft.batchID).map { RedisLayout.text($0.rawValue) } ?? ""))
    }

    /// `scope|until|put off until|key`.
    static func text(_ unique: JobUniqueness) -> String {
        let scope = unique.scope == .started ? "s" : unique.scope == .done ? "d" : "t"
        let until = unique.until.map(RedisMoment.text) ?? ""
        return "\(scope)|\(until)|\(unique.putOffUntil.map(RedisMoment.text) ?? "")|\(unique.key)"
    }

    static func uniqueness(_ bytes: [UInt8]) -> JobUniqueness? {
        let parts = bytes.split(separator: UInt8(ascii: "|"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let sign = parts[0].first, parts[0].count == 1 else { return nil }
        let scope: JobUniqueness.Scope
        switch sign {
        case UInt8(ascii: "s"): scope = .started
        case UInt8(ascii: "d"): scope = .done
        case UInt8(ascii: "t"): scope = .time
        default: return nil
        }
        return JobUniqueness(
            key: String(decoding: parts[3], as: UTF8.self), scope: scope,
            until: RedisMoment.date(.string(Array(parts[1]))), putOffUntil: RedisMoment.date(.string(Array(parts[2]))))
    }

    static func json(_ value: some Encodable, of name: String) throws(QueueError) -> [UInt8] {
        do {
            return try [UInt8](JSONEncoder().encode(value))
        } catch {
            throw QueueError(
                .encoding, "the headers or failures of a job \(name) cannot be written as JSON", cause: error)
        }
    }
}
