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
    private let limit: HookLimit

    /// Notes for the entries of a timetable; jobs of other entries are noted too.
    ///
    /// The note and each hook may take `hookTimeout` by `clock`; then it is cancelled and no longer waited for.
    public init<Context>(
        _ timetable: Timetable<Context>, store: any TickStore, logger: Logger, hookTimeout: Duration = .seconds(30),
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        hooks = Dictionary(timetable.lines.map { ($0.name, $0.entry.hooks) }, uniquingKeysWith: { first, _ in first })
        self.store = store
        self.logger = logger
        limit = HookLimit(duration: hookTimeout, clock: clock, logger: logger)
    }

    /// Whether there is an entry at all.
    var hasEntries: Bool { !hooks.isEmpty }

    /// Notes the end of a job after it was recorded: done, failed for good or cancelled; other jobs are passed over.
    ///
    /// It never throws: a note that cannot be written is logged, and missing in the history.
    public func ended(_ job: JobEnvelope, isDone: Bool, message: String?, at date: Date) async {
        guard let tick = job.headers.tick else { return }
        do {
            let answer: Void? = try await limited(to: limit.duration, on: limit.clock) { [store] in
                try await store.note(tick, isDone: isDone, message: message, at: date)
            }
            if answer == nil { throw QueueError(.storage, "the store did not answer within \(limit.duration)") }
        } catch {
            logger.warning(
                "The end of a tick's job could not be noted",
                metadata: ["schedule.entry": "\(tick.entry)", "error": "\(ErrorText.of(error))"])
        }
        let ending = TickEnding(tick: tick, isDone: isDone, message: message, at: date)
        await limit.call(hooks[tick.entry]?.ended ?? [], of: tick.entry, ending)
    }
}
