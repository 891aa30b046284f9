import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The ticks of an engine that keeps everything in this process; the last 1000 of each entry.
struct MemoryTickStore: TickStore {
    /// What is kept; the engine holds it.
    final class Ticks: Sendable {
        fileprivate let state = Mutex(State())
    }

    fileprivate struct State {
        var lasts: [String: Date] = [:]
        var paused: Set<String> = []
        /// The oldest first.
        var records: [String: [TickRecord]] = [:]
    }

    private let ticks: Ticks
    private let push: @Sendable (JobDraft) throws(QueueError) -> JobReceipt

    private static var limit: Int { 1000 }

    /// A store over what is kept; `push` stores a job at once.
    init(_ ticks: Ticks, push: @escaping @Sendable (JobDraft) throws(QueueError) -> JobReceipt) {
        self.ticks = ticks
        self.push = push
    }

    func take(_ tick: Tick, _ outcome: TickOutcome, by node: String, now: Date) async throws -> TickAnswer {
        try ticks.state.withLock { state in
            guard state.lasts[tick.entry].map({ $0 < tick.dueAt }) ?? true else { return .late }
            var record = TickRecord(tick: tick, node: node, takenAt: now)
            switch outcome {
            case .begin:
                guard state.lasts[tick.entry] == nil else { return .late }
                state.lasts[tick.entry] = tick.dueAt
                return .taken(nil)
            case .push where state.paused.contains(tick.entry): record.message = TickMessages.paused
            case .skip(let reason): record.message = TickMessages.cut(reason)
            case .push(let draft):
                let receipt = try push(draft)
                record.jobID = receipt.isNew ? receipt.id : nil
                record.message = receipt.isNew ? nil : TickMessages.overlap(receipt.id)
            }
            state.lasts[tick.entry] = tick.dueAt
            var records = state.records[tick.entry] ?? []
            records.append(record)
            state.records[tick.entry] = records.suffix(Self.limit)
            return .taken(record.jobID)
        }
    }

    func last(of entries: [String]) async throws -> [String: Date] {
        ticks.state.withLock { state in state.lasts.filter { entries.contains($0.key) } }
    }

    func note(_ tick: Tick, isDone: Bool, message: String?, at date: Date) async throws {
        ticks.state.withLock { state in
            guard let index = state.records[tick.entry]?.lastIndex(where: { $0.tick == tick }) else { return }
            state.records[tick.entry]?[index].finishedAt = date
            state.records[tick.entry]?[index].isDone = isDone
            state.records[tick.entry]?[index].message = TickMessages.cut(message)
        }
    }

    func history(of entry: String, limit: Int) async throws -> [TickRecord] {
        ticks.state.withLock { state in (state.records[entry] ?? []).suffix(max(0, limit)).reversed() }
    }

    func pause(_ entry: String, _ isPaused: Bool, now: Date) async throws {
        ticks.state.withLock { state in
            if isPaused {
                state.paused.insert(entry)
            } else if state.paused.remove(entry) != nil {
                state.lasts[entry] = state.lasts[entry].map { max($0, now) }
            }
        }
    }

    func paused() async throws -> Set<String> { ticks.state.withLock { $0.paused } }

    func prune(dueBefore date: Date) async throws -> Int {
        ticks.state.withLock { state in
            var count = 0
            for (entry, records) in state.records {
                let kept = records.dropLast().filter { $0.tick.dueAt >= date } + records.suffix(1)
                count += records.count - kept.count
                state.records[entry] = kept
            }
            return count
        }
    }
}
