import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A tick as it is kept in Redis, in JSON.
struct RedisTickRecord: Codable {
    var node: String
    /// Seconds since 1970.
    var at: Double
    var job: String?
    var message: String?

    /// What the job of a tick came to.
    struct Ending: Codable {
        var at: Double
        var isDone: Bool
        var message: String?
    }

    /// The text that the script adds to: a JSON object without its last brace.
    static func opening(_ node: String, _ date: Date) throws -> String {
        let record = RedisTickRecord(node: node, at: date.timeIntervalSince1970)
        return String(decoding: try JSONEncoder().encode(record).dropLast(), as: UTF8.self)
    }

    /// A text as JSON.
    static func quoted(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }

    /// The record of a row of the history; throws `.storage` for what nobody here wrote.
    static func read(_ entry: String, due: [UInt8]?, record: [UInt8]?, ending: [UInt8]?) throws -> TickRecord {
        do {
            guard let seconds = due.flatMap({ RedisNumber.integer($0[...]) }), let record else {
                throw QueueError(.storage, "a part is missing")
            }
            let taken = try JSONDecoder().decode(RedisTickRecord.self, from: Data(record))
            let end = try ending.flatMap { $0.isEmpty ? nil : try JSONDecoder().decode(Ending.self, from: Data($0)) }
            return TickRecord(
                tick: Tick(entry: entry, dueAt: Moment.date(seconds)), node: taken.node,
                takenAt: Date(timeIntervalSince1970: taken.at), jobID: taken.job.flatMap(Int64.init).map { JobID($0) },
                finishedAt: end.map { Date(timeIntervalSince1970: $0.at) }, isDone: end?.isDone,
                message: end.map(\.message) ?? taken.message)
        } catch {
            throw QueueError(
                .storage, "a tick of the schedule in Redis cannot be read: another program uses the keys of the queue",
                cause: error)
        }
    }
}
