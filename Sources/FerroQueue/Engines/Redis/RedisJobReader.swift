import FerroRedis
import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads a job as the scripts answer it: the 16 fields of its hash that travel, and its id.
struct RedisJobReader {
    /// How many fields a claimed job has.
    static let width = 17

    private let row: [RedisReply]
    /// What could not be read of it; the job must not run then.
    private(set) var damage: String?

    /// Nil when the row has not the fields.
    init?(_ reply: RedisReply) {
        guard case .array(let row) = reply, row.count >= Self.width else { return nil }
        self.row = row
    }

    /// The job; what cannot be read is left empty and named in ``damage``.
    mutating func envelope() -> JobEnvelope {
        let draft = JobDraft(
            name: text(0), queue: QueueName(text(1)), payload: row[2].bytes ?? [], maxAttempts: int(3),
            priority: JobPriority(int(4)), createdAt: date(5), availableAt: date(6),
            requestID: row[10].isNull ? nil : text(10), headers: headers(), uniqueness: uniqueness(),
            batchID: RedisNumber.integer(row[13]).map { BatchID($0) })
        var envelope = JobEnvelope(id: JobID(number(16)), draft: draft, attempts: int(7))
        envelope.crashes = int(9)
        envelope.state = row[14].bytes
        if let bytes = row[15].bytes { envelope.failures = Self.failures(bytes) }
        return envelope
    }

    var token: Int64 { number(8) }

    /// What ``RedisQueueScript/show`` answers beside the job.
    mutating func record(now: Date) -> JobRecord? {
        guard row.count >= 22 else { return nil }
        let envelope = envelope()
        return JobRecord(
            envelope: envelope, state: state(envelope, now), workerID: row[18].isNull ? nil : text(18),
            startedAt: RedisMoment.date(row[19]), finishedAt: RedisMoment.date(row[20]),
            isCancelRequested: !row[21].isNull)
    }

    private func state(_ envelope: JobEnvelope, _ now: Date) -> JobInfo.State {
        switch row[17].bytes?.first {
        case UInt8(ascii: "r"): .running
        case UInt8(ascii: "f"): .failed
        case UInt8(ascii: "d"): .done
        case UInt8(ascii: "c"): .cancelled
        default: envelope.availableAt <= now ? .pending : .delayed
        }
    }

    private mutating func headers() -> JobHeaders {
        guard let bytes = row[11].bytes else { return JobHeaders() }
        do {
            return try JSONDecoder().decode(JobHeaders.self, from: Data(bytes))
        } catch {
            damage = "its headers are no JSON, or that of a later version"
            return JobHeaders()
        }
    }

    private mutating func uniqueness() -> JobUniqueness? {
        guard let bytes = row[12].bytes else { return nil }
        let unique = RedisDraft.uniqueness(bytes)
        if unique == nil { damage = "its key cannot be read" }
        return unique
    }

    private static func failures(_ bytes: [UInt8]) -> [JobFailure] {
        let decoder = JSONDecoder()
        return bytes.split(separator: UInt8(ascii: "\n")).suffix(10).compactMap {
            try? decoder.decode(JobFailure.self, from: Data($0))
        }
    }

    private func text(_ index: Int) -> String { row[index].bytes.map { String(decoding: $0, as: UTF8.self) } ?? "" }
    private func number(_ index: Int) -> Int64 { RedisNumber.integer(row[index]) ?? 0 }
    private func int(_ index: Int) -> Int { Int(clamping: number(index)) }
    private func date(_ index: Int) -> Date { RedisMoment.date(row[index]) ?? Date(timeIntervalSince1970: 0) }
}
