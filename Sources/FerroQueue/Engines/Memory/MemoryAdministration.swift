import FerroSupport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Looks at the jobs of a ``MemoryEngine`` and changes them by hand.
struct MemoryAdministration: QueueAdministration {
    let engine: MemoryEngine

    func stats(now: Date) async throws -> QueueStats { try engine.change { $0.stats(at: now) } }

    func list(_ filter: JobFilter, limit: Int, now: Date) async throws -> [JobRecord] {
        try engine.change { $0.list(filter, limit: limit, at: now) }
    }

    func find(_ id: JobID, now: Date) async throws -> JobRecord? { try engine.change { $0.find(id, at: now) } }

    func change(_ action: JobAction, _ selection: JobSelection, now: Date) async throws -> Int {
        try engine.change { $0.change(action, selection, at: now) }
    }

    func pause(_ queue: QueueName, _ isPaused: Bool, now: Date) async throws {
        try engine.change { $0.pause(queue, isPaused) }
    }

    func prune(_ states: Set<JobInfo.State>, endedBefore date: Date, limit: Int) async throws -> Int {
        try engine.change { $0.prune(states, endedBefore: date, limit: limit) }
    }
}
