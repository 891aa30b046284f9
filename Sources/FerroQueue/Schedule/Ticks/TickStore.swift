#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where the schedule's ticks are kept, so that each is taken once over any number of nodes.
public protocol TickStore: Sendable {
    /// Takes a tick and pushes its job in one step; whoever comes second, or with an older tick, takes nothing.
    ///
    /// A tick without a job is only noted (it was left out by the catch-up rule, or the entry is paused).
    func take(_ tick: Tick, _ outcome: TickOutcome, by node: String, now: Date) async throws -> TickAnswer

    /// The last tick that was taken or left out of each entry that has one.
    func last(of entries: [String]) async throws -> [String: Date]

    /// Notes what the job of a tick came to.
    func note(_ tick: Tick, isDone: Bool, message: String?, at date: Date) async throws

    /// The latest ticks of an entry, the newest first.
    func history(of entry: String, limit: Int) async throws -> [TickRecord]

    /// Stops an entry, or lets it go on.
    func pause(_ entry: String, _ isPaused: Bool, now: Date) async throws

    /// The entries that are paused.
    func paused() async throws -> Set<String>

    /// Removes ticks that were due before a date, but never an entry's last one; answers how many.
    func prune(dueBefore date: Date) async throws -> Int
}
