public import Logging

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Notes what the jobs of ticks came to, and calls the hooks of their entries: what a worker tells when a job ended.
///
/// ```swift
/// let notes = TickNotes(timetable, store: queue.engine.stores.ticks, logger: logger)
/// await notes.ended(claim.envelope, isDone: true, message: nil, at: now)
/// ```
public struct TickNotes: Sendable {
    private let hooks: [String: TickHooks]
    private let store: any TickStore
    private let logger: Logger

    /// Notes for the entries of a timetable; jobs of other entries are noted too.
    public init<Context>(_ timetable: Timetable<Context>, store: any TickStore, logger: Logger) {
        hooks = Dictionary(timetable.lines.map { ($0.name, $0.entry.hooks) }, uniquingKeysWith: { first, _ in first })
        self.store = store
        self.logger = logger
    }

    /// Notes the end of a job after it was recorded: done, failed for good or cancelled; other jobs are passed over.
    ///
    /// It never throws: a note that cannot be written is logged, and missing in the history.
    public func ended(_ job: JobEnvelope, isDone: Bool, message: String?, at date: Date) async {
        guard let tick = job.headers.tick else { return }
        do {
            try await store.note(tick, isDone: isDone, message: message, at: date)
        } catch {
            logger.warning(
                "The end of a tick's job could not be noted",
                metadata: ["schedule.entry": "\(tick.entry)", "error": "\(ErrorText.of(error))"])
        }
        let ending = TickEnding(tick: tick, isDone: isDone, message: message, at: date)
        for hook in hooks[tick.entry]?.ended ?? [] { await hook(ending) }
    }
}
