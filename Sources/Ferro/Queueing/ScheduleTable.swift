internal import FerroQueue
internal import Foundation

/// An entry of the schedule as a program reads it.
struct EntryLine: Encodable {
    let name, job, cadence, zone: String
    let next: [String]
    let last: String?
    let isPaused: Bool

    init(_ entry: ScheduleListing) {
        name = entry.name
        job = entry.job
        cadence = entry.cadence
        zone = ScheduleTable.zone(entry)
        next = entry.next.map { $0.formatted(.iso8601) }
        last = entry.last?.formatted(.iso8601)
        isPaused = entry.isPaused
    }

    private enum CodingKeys: String, CodingKey {
        case name, job, cadence, zone, next, last
        case isPaused = "paused"
    }
}

/// A tick as a program reads it.
struct TickLine: Encodable {
    let dueAt, takenAt, node: String
    let jobID: Int64?
    let finishedAt: String?
    let isDone: Bool?
    let message: String?

    init(_ tick: TickRecord) {
        dueAt = tick.tick.dueAt.formatted(.iso8601)
        takenAt = tick.takenAt.formatted(.iso8601)
        node = tick.node
        jobID = tick.jobID?.rawValue
        finishedAt = tick.finishedAt?.formatted(.iso8601)
        isDone = tick.isDone
        message = tick.message
    }

    private enum CodingKeys: String, CodingKey {
        case node, message
        case dueAt = "due_at"
        case takenAt = "taken_at"
        case jobID = "job_id"
        case finishedAt = "finished_at"
        case isDone = "done"
    }
}

/// The schedule as a person reads it.
enum ScheduleTable {
    /// UTC is a zone of its own name to people, and Greenwich's to Foundation.
    static func zone(_ entry: ScheduleListing) -> String { entry.zone == "GMT" ? "UTC" : entry.zone }

    static func entries(_ entries: [ScheduleListing]) -> String {
        let rows = entries.map { entry -> [String] in
            [
                entry.name, entry.cadence, zone(entry), entry.isPaused ? "paused" : "",
                entry.last.map { JobDetail.text($0) } ?? "",
                entry.next.map { JobDetail.text($0) }.joined(separator: ", "),
            ]
        }
        guard !rows.isEmpty else { return "Nothing is scheduled: list entries in the app's `schedule`.\n" }
        return TextTable(header: ["NAME", "WHEN", "ZONE", "", "LAST (UTC)", "NEXT (UTC)"], rows: rows).text
    }

    static func history(_ ticks: [TickRecord]) -> String {
        let rows = ticks.map { tick -> [String] in
            let outcome = tick.isDone.map { $0 ? "done" : "failed" } ?? (tick.jobID == nil ? "left out" : "pushed")
            return [
                JobDetail.text(tick.tick.dueAt), outcome, tick.jobID.map { "\($0)" } ?? "",
                tick.finishedAt.map { JobDetail.text($0) } ?? "", tick.node, TerminalText.line(tick.message ?? ""),
            ]
        }
        guard !rows.isEmpty else { return "No tick has been taken yet.\n" }
        return TextTable(header: ["DUE (UTC)", "OUTCOME", "JOB", "ENDED (UTC)", "NODE", "WHY"], rows: rows).text
    }
}
