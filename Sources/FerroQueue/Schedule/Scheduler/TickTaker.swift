import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Takes ticks one by one, and tells of each what became of it.
struct TickTaker<Context: Sendable>: Sendable {
    /// A tick that is due.
    struct Due: Sendable {
        let tick: Tick
        let line: Timetable<Context>.Line
        /// Whether the catch-up rule leaves it out.
        let isLeftOut: Bool
    }

    let queue: Queue
    let node: String
    let limit: HookLimit

    /// Takes a tick; false when it was not, because the scheduler stops.
    func take(_ due: Due, now: Date, isStopping: @Sendable () -> Bool) async throws -> Bool {
        let (tick, line) = (due.tick, due.line)
        let plan =
            due.isLeftOut
            ? TickPlan(outcome: .skip("missed: it was due before the catch-up rule's grace"))
            : await line.plan(of: tick, queue: queue, now: now, limit)
        // A condition may have taken long.
        guard !isStopping() else { return false }
        let answer = try await queue.engine.stores.ticks.take(tick, plan.outcome, by: node, now: now)
        guard case .taken(let id) = answer else { return true }
        log(tick, plan, id)
        if let problem = plan.problem {
            let ending = TickEnding(tick: tick, isDone: false, message: problem, at: now)
            await limit.call(line.entry.hooks.ended, of: line.name, ending)
        }
        if id != nil { await limit.call(line.entry.hooks.pushed, of: line.name, tick) }
        return true
    }

    private func log(_ tick: Tick, _ plan: TickPlan, _ id: JobID?) {
        var metadata: Logger.Metadata = ["schedule.entry": "\(tick.entry)", "schedule.due_at": "\(tick.dueAt)"]
        if let id {
            metadata["job.id"] = "\(id)"
            return limit.logger.info("A tick of the schedule was taken", metadata: metadata)
        }
        if case .skip(let reason) = plan.outcome { metadata["reason"] = "\(reason)" }
        if plan.problem != nil {
            return limit.logger.error("A tick of the schedule failed before its job was pushed", metadata: metadata)
        }
        limit.logger.notice("A tick of the schedule was left out", metadata: metadata)
    }
}
