import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Looks through the timetable at a moment and takes what is due; knows what it has seen of the entries' last ticks.
struct ScheduleRound<Context: Sendable>: Sendable {
    let timetable: Timetable<Context>
    private let taker: TickTaker<Context>
    private let errands: ScheduleErrands
    /// How long a round waits for entries in which the app's closures take part; nil for as long as these take.
    private let patience: Duration?
    /// The last tick of each entry that this node knows of; the store may know later ones.
    private var lasts: [String: Date] = [:]
    /// The entries whose last tick was found to lie far ahead, so that it is said once.
    private var ahead: Set<String> = []

    /// So many entries may fail in one round before the store is taken to be away.
    private static var failureLimit: Int { 3 }

    private var store: any TickStore { taker.queue.engine.stores.ticks }
    private var logger: Logger { taker.limit.logger }

    /// Rounds of one node; `bell` rings when an entry that a round did not wait for is done with its ticks.
    init(
        timetable: Timetable<Context>, queue: Queue, node: String, limit: HookLimit, patience: Duration? = nil,
        bell: Doorbell = Doorbell()
    ) {
        self.timetable = timetable
        self.patience = patience
        taker = TickTaker(queue: queue, node: node, limit: limit)
        errands = ScheduleErrands(bell)
    }

    /// Takes every tick that is due, by its time, and answers when the next one is.
    ///
    /// Throws what the store throws, after the other entries have had their turn; nothing is lost by that, because an
    /// entry's last tick is only what the store has written.
    mutating func go(now: Date, isStopping: @escaping @Sendable () -> Bool) async throws -> Date? {
        try await begin(now)
        var failed = collect()
        let due = try await due(now).filter { failed[$0.line.name] == nil }
        let begun = start(due.filter(\.line.asksTheApp), now, isStopping)
        for due in due where !due.line.asksTheApp && failed[due.line.name] == nil {
            guard !isStopping(), failed.count < Self.failureLimit else { break }
            do {
                if try await taker.take(due, now: now, isStopping: isStopping) { took(due.tick) }
            } catch {
                failed[due.line.name] = error
            }
        }
        await wait(for: begun)
        failed.merge(collect()) { first, _ in first }
        if let error = failed.values.first { throw error }
        return timetable.lines.compactMap { $0.next(after: max(lasts[$0.name] ?? now, now)) }.min()
    }

    /// Has ticks taken beside the round, each entry's in their order.
    private func start(
        _ due: [Due], _ now: Date, _ isStopping: @escaping @Sendable () -> Bool
    ) -> [Task<Void, Never>] {
        Dictionary(grouping: due, by: \.line.name).compactMap { name, ticks in
            errands.start(name, ticks) { [taker] in try await taker.take($0, now: now, isStopping: isStopping) }
        }
    }

    private func wait(for tasks: [Task<Void, Never>]) async {
        guard !tasks.isEmpty else { return }
        guard let patience else {
            for task in tasks { await task.value }
            return
        }
        _ = try? await limited(to: patience, on: taker.limit.clock) { for task in tasks { await task.value } }
    }

    /// Learns what was taken beside the rounds; answers what failed there.
    private mutating func collect() -> [String: any Error] {
        let (lasts, failures) = errands.collect()
        self.lasts.merge(lasts) { max($0, $1) }
        return failures
    }

    private mutating func took(_ tick: Tick) { lasts[tick.entry] = max(lasts[tick.entry] ?? tick.dueAt, tick.dueAt) }

    /// Learns the last ticks of entries, and lets those begin that have none.
    private mutating func begin(_ now: Date) async throws {
        let unknown = timetable.names.filter { lasts[$0] == nil }
        guard !unknown.isEmpty else { return }
        var found = try await store.last(of: unknown)
        let new = unknown.filter { found[$0] == nil }
        for name in new {
            let start = Tick(entry: name, dueAt: Moment.date(Moment.of(now)))
            _ = try await store.take(start, .begin, by: taker.node, now: now)
        }
        // Another node may have let them begin at another moment.
        if !new.isEmpty { found.merge(try await store.last(of: new)) { _, later in later } }
        lasts.merge(found) { _, later in later }
    }

    private typealias Due = TickTaker<Context>.Due

    private mutating func due(_ now: Date) async throws -> [Due] {
        warn(about: timetable.lines, now)
        let lines = timetable.lines.filter { line in
            guard !errands.isRunning(line.name) else { return false }
            return lasts[line.name].flatMap(line.next).map { $0 <= now } ?? false
        }
        guard !lines.isEmpty else { return [] }
        // What others took meanwhile is not even tried.
        lasts.merge(try await store.last(of: lines.map(\.name))) { max($0, $1) }
        var due: [Due] = []
        for line in lines {
            guard let last = lasts[line.name] else { continue }
            let plan = line.entry.catchUp.plan(line.cadence, in: line.zone, after: last, now: now)
            due += plan.run.map { Due(tick: Tick(entry: line.name, dueAt: $0), line: line, isLeftOut: false) }
            if let date = plan.leftOut {
                due.append(Due(tick: Tick(entry: line.name, dueAt: date), line: line, isLeftOut: true))
            }
        }
        return due.sorted { ($0.tick.dueAt, $0.tick.entry) < ($1.tick.dueAt, $1.tick.entry) }
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
