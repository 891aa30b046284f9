#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Timetable.Line {
    /// The draft of a tick's job, due now.
    func draft(_ tick: Tick, queue: Queue, now: Date) throws -> JobDraft {
        var draft = try entry.draft(queue, tick, now)
        if !entry.allowsOverlap { draft.uniqueness = JobUniqueness(key: "schedule:\(name)", scope: .done) }
        return draft
    }

    /// Whether the app's own closures take part in its ticks, which may take any time.
    var asksTheApp: Bool { !entry.conditions.isEmpty || !entry.hooks.pushed.isEmpty || !entry.hooks.ended.isEmpty }

    /// What is to become of a tick: its job, or why it is left out.
    ///
    /// A condition that throws or takes too long, and a job that cannot be made, leave the tick out.
    func plan(of tick: Tick, queue: Queue, now: Date, _ limit: HookLimit) async -> TickPlan {
        do {
            for condition in entry.conditions {
                let holds = try await limited(to: limit.duration, on: limit.clock) { try await condition(tick) }
                guard let holds else { return .failed("its condition took longer than \(limit.duration)") }
                if !holds { return TickPlan(outcome: .skip("its condition did not hold")) }
            }
        } catch {
            return .failed("its condition could not be asked: \(ErrorText.of(error))")
        }
        do {
            var draft = try draft(tick, queue: queue, now: now)
            draft.headers.tick = tick
            return TickPlan(outcome: .push(draft))
        } catch {
            return .failed("its job could not be made: \(ErrorText.of(error))")
        }
    }
}

/// What is to become of a tick, and whether that is because something failed.
struct TickPlan: Sendable {
    var outcome: TickOutcome
    /// What failed; nil when the tick is to be as it is.
    var problem: String?

    /// A tick that is left out because something failed.
    static func failed(_ problem: String) -> TickPlan { TickPlan(outcome: .skip(problem), problem: problem) }
}
