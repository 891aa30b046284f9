internal import FerroQueue
internal import Foundation

/// An entry of the schedule as a program reads it.
struct EntryLine: Encodable {
    var name: String
    var job: String
    var cadence: String
    var zone: String
    var next: [String]
    var last: String?
    var isPaused: Bool

    init(_ entry: ScheduleListing) {
        name = entry.name
        job = entry.job
        cadence = entry.cadence
        zone = entry.zone
        next = entry.next.map { JobDetail.text($0) }
        last = entry.last.map { JobDetail.text($0) }
        isPaused = entry.isPaused
    }
}

/// A tick as a program reads it.
struct TickLine: Encodable {
    var dueAt: String
    var takenAt: String
    var node: String
    var jobID: Int64?
    var finishedAt: String?
    var isDone: Bool?
    var message: String?

    init(_ tick: TickRecord) {
        dueAt = JobDetail.text(tick.tick.dueAt)
        takenAt = JobDetail.text(tick.takenAt)
        node = tick.node
        jobID = tick.jobID?.rawValue
        finishedAt = tick.finishedAt.map { JobDetail.text($0) }
        isDone = tick.isDone
        message = tick.message
    }
}

/// The schedule as a person reads it.
enum ScheduleTable {
    static func entries(_ entries: [ScheduleListing]) -> String {
        let rows = entries.map { entry -> [String] in
            [
                entry.name, entry.cadence, entry.zone, entry.isPaused ? "paused" : "",
                entry.last.map { JobDetail.text($0) } ?? "", entry.next.map { JobDetail.text($0) }.joined(separator: ", "),
            ]
        }
        guard !rows.isEmpty else { return "Nothing is scheduled: list entries in the app's `schedule`.\n" }
        return TextTable(header: ["NAME", "WHEN", "ZONE", "", "LAST (UTC)", "NEXT (UTC)"], rows: rows).text
    }

    static func history(_ ticks: [TickRecord]) -> String {
        let rows = ticks.map { tick -> [String] in
            let line = TickLine(tick)
            let outcome = tick.isDone.map { $0 ? "done" : "failed" } ?? (tick.jobID == nil ? "left out" : "pushed")
            return [
                line.dueAt, outcome, tick.jobID.map { "\($0)" } ?? "", line.finishedAt ?? "", tick.node,
                tick.message ?? "",
            ]
        }
        return TextTable(header: ["DUE (UTC)", "OUTCOME", "JOB", "ENDED (UTC)", "NODE", "WHY"], rows: rows).text
    }
}
