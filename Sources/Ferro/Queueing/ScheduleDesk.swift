internal import FerroQueue
internal import Foundation

/// What commands do with the app's schedule.
struct ScheduleDesk: Sendable {
    let runtime: Runtime

    /// The desk of an app.
    init(_ runtime: Runtime) { self.runtime = runtime }

    /// The entries with their next times; they can be looked at wherever jobs are kept.
    func list(next count: Int, as form: QueueDesk.Form) async throws -> String {
        let entries = try await runtime.scheduler().list(next: count)
        return form == .json ? try JobTable.json(entries.map { EntryLine($0) }) : ScheduleTable.entries(entries)
    }

    /// The latest ticks of an entry and what became of them.
    func history(of name: String, limit: Int, as form: QueueDesk.Form) async throws -> String {
        _ = try QueueDesk(runtime)
        let ticks = try await runtime.scheduler().history(of: name, limit: limit)
        return form == .json ? try JobTable.json(ticks.map { TickLine($0) }) : ScheduleTable.history(ticks)
    }

    /// Pushes what is due, once.
    func runDue() async throws -> String {
        _ = try QueueDesk(runtime)
        let next = try await runtime.scheduler().runDue()
        return next.map { "What was due is pushed; the next tick is at \(JobDetail.text($0)) UTC." }
            ?? "What was due is pushed; nothing follows."
    }

    /// Pushes an entry's job, due or not.
    func run(_ name: String) async throws -> String {
        _ = try QueueDesk(runtime)
        let receipt = try await runtime.scheduler().run(name)
        return receipt.isNew ? "Job \(receipt.id) is pushed." : "Nothing is pushed: job \(receipt.id) has not ended."
    }

    /// Runs an entry's job here and now; throws what it throws.
    func test(_ name: String) async throws -> String {
        try await runtime.scheduler().test(name) { try await runtime.inlineRunner.run($0) }
        return "\(name) ran."
    }

    /// Stops entries, or lets them go on; none of them where one is not in the schedule.
    func pause(_ names: [String], _ isPaused: Bool) async throws -> String {
        _ = try QueueDesk(runtime)
        if let unknown = names.first(where: { !runtime.timetable.names.contains($0) }) {
            throw ApplicationError(.missing, "the schedule has no entry \(unknown): `web schedule:list` names them")
        }
        let scheduler = runtime.scheduler()
        for name in names { try await scheduler.pause(name, isPaused) }
        return names.map { isPaused ? "\($0) is paused." : "\($0) goes on." }.joined(separator: "\n")
    }
}
