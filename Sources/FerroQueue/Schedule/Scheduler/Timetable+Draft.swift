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

    /// What is to become of a tick: its job, or why it is left out.
    ///
    /// A condition or a job that throws leaves the tick out: it must not hold up the entries after it.
    func outcome(of tick: Tick, queue: Queue, now: Date) async -> TickOutcome {
        do {
            for condition in entry.conditions where try await !condition(tick) {
                return .skip("its condition did not hold")
            }
        } catch {
            return .skip("its condition could not be asked: \(ErrorText.of(error))")
        }
        do {
            var draft = try draft(tick, queue: queue, now: now)
            draft.headers.tick = tick
            return .push(draft)
        } catch {
            return .skip("its job could not be made: \(ErrorText.of(error))")
        }
    }
}
