import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Looks through the timetable at a moment and takes what is due; knows what it has seen of the entries' last ticks.
struct ScheduleRound<Context: Sendable>: Sendable {
    let timetable: Timetable<Context>
    let queue: Queue
    let node: String
    let logger: Logger
    /// The last tick of each entry that this node knows of; the store may know later ones.
    private var lasts: [String: Date] = [:]
    /// The entries whose last tick was found to lie far ahead, so that it is said once.
    private var ahead: Set<String> = []

    /// So many entries may fail in one round before the store is taken to be away.
    private static var patience: Int { 3 }

    private var store: any TickStore { queue.engine.stores.ticks }

    init(timetable: Timetable<Context>, queue: Queue, node: String, logger: Logger) {
        self.timetable = timetable
        self.queue = queue
        self.node = node
        self.logger = logger
    }

    /// Takes every tick that is due, by its time, and answers when the next one is.
    ///
    /// Throws what the store throws, after the other entries have had their turn; nothing is lost by that, because an
    /// entry's last tick is only what the store has written.
    mutating func go(now: Date, isStopping: () -> Bool) async throws -> Date? {
        try await begin(now)
        var failed: [String: any Error] = [:]
        for (tick, line, isLeftOut) in try await due(now) where failed[line.name] == nil {
            guard !isStopping(), failed.count < Self.patience else { break }
            do {
                try await take(tick, line, isLeftOut: isLeftOut, now: now)
            } catch {
                failed[line.name] = error
            }
        }
        if let error = failed.values.first { throw error }
        return timetable.lines.compactMap { $0.next(after: max(lasts[$0.name] ?? now, now)) }.min()
    }

    /// Learns the last ticks of entries, and lets those begin that have none.
    private mutating func begin(_ now: Date) async throws {
        let unknown = timetable.names.filter { lasts[$0] == nil }
        guard !unknown.isEmpty else { return }
        var found = try await store.last(of: unknown)
        let new = unknown.filter { found[$0] == nil }
        for name in new {
            let start = Tick(entry: name, dueAt: Moment.date(Moment.of(now)))
            _ = try await store.take(start, .begin, by: node, now: now)
        }
        // Another node may have let them begin at another moment.
        if !new.isEmpty { found.merge(try await store.last(of: new)) { _, later in later } }
        lasts.merge(found) { _, later in later }
    }

    private typealias Due = (tick: Tick, line: Timetable<Context>.Line, isLeftOut: Bool)

    private mutating func due(_ now: Date) async throws -> [Due] {
        warn(about: timetable.lines, now)
        let lines = timetable.lines.filter { line in
            lasts[line.name].flatMap(line.next).map { $0 <= now } ?? false
        }
        guard !lines.isEmpty else { return [] }
        // What others took meanwhile is not even tried.
        lasts.merge(try await store.last(of: lines.map(\.name))) { max($0, $1) }
        var due: [Due] = []
        for line in lines {
            guard let last = lasts[line.name] else { continue }
            let plan = line.entry.catchUp.plan(line.cadence, in: line.zone, after: last, now: now)
            due += plan.run.map { (Tick(entry: line.name, dueAt: $0), line, false) }
            if let date = plan.leftOut { due.append((Tick(entry: line.name, dueAt: date), line, true)) }
        }
        return due.sorted { ($0.tick.dueAt, $0.tick.entry) < ($1.tick.dueAt, $1.tick.entry) }
    }

    private mutating func take(
        _ tick: Tick, _ line: Timetable<Context>.Line, isLeftOut: Bool, now: Date
    ) async throws {
        let outcome =
            isLeftOut
            ? TickOutcome.skip("missed: it was due before the catch-up rule's grace")
            : await line.outcome(of: tick, queue: queue, now: now)
        let answer = try await store.take(tick, outcome, by: node, now: now)
        lasts[tick.entry] = max(lasts[tick.entry] ?? tick.dueAt, tick.dueAt)
        var metadata: Logger.Metadata = ["schedule.entry": "\(tick.entry)", "schedule.due_at": "\(tick.dueAt)"]
        guard case .taken(let id) = answer else { return }
        guard let id else {
            if case .skip(let reason) = outcome { metadata["reason"] = "\(reason)" }
            return logger.notice("A tick of the schedule was left out", metadata: metadata)
        }
        metadata["job.id"] = "\(id)"
        logger.info("A tick of the schedule was taken", metadata: metadata)
        for hook in line.entry.hooks.pushed { await hook(tick) }
    }

    /// Says once when an entry stands still because some clock was wrong.
    private mutating func warn(about lines: [Timetable<Context>.Line], _ now: Date) {
        for line in lines {
            guard let last = lasts[line.name], last > now + .seconds(300) else {
                ahead.remove(line.name)
                continue
            }
            guard ahead.insert(line.name).inserted else { continue }
            logger.warning(
                "The last tick of a schedule's entry lies ahead: it stands still until then. Is a node's clock wrong?",
                metadata: ["schedule.entry": "\(line.name)", "schedule.last": "\(last)"])
        }
    }
}
