internal import FerroQueue
internal import Foundation

extension QueueDesk {
    /// Does something to chosen jobs and says to how many.
    ///
    /// - Throws: ``ApplicationError`` when it could not be done to each job that was named; to the others it was. A
    ///   filter that finds nothing is no mistake.
    func change(_ action: JobAction, _ choice: JobChoice) async throws -> String {
        let selection = choice.selection(in: action == .cancel ? nil : .failed, queue: try queue(choice.queue))
        let count = try await runtime.queue.change(action, selection)
        let named = Set(choice.ids)
        guard count < named.count else { return "\(Self.jobs(count)) \(action.words)." }
        let which =
            named.count == 1
            ? "job \(choice.ids[0]) is left as it was"
            : "\(count) of \(Self.jobs(named.count)) \(action.words), the others are left as they were"
        throw ApplicationError(.missing, "\(which): there is no such job, \(action.refusal)")
    }

    /// Removes jobs that ended in one of the states some hours ago, and says how many.
    func prune(_ states: Set<JobInfo.State>, hours: Int, now: Date = Date()) async throws -> String {
        let date = Self.date(hours, before: now)
        var count = 0
        while true {
            let removed = try await stores.administration.prune(states, endedBefore: date, limit: 10_000)
            count += removed
            if removed == 0 { return "\(Self.jobs(count)) removed." }
        }
    }

    /// Removes what else is over: batches that ended, ticks of the schedule, what workers reported.
    func pruneHistory(hours: Int, now: Date = Date()) async throws -> String {
        let date = Self.date(hours, before: now)
        let batches = try await stores.batches.prune(endedBefore: date)
        let ticks = try await stores.ticks.prune(dueBefore: date)
        try await stores.reports.prune(before: date)
        return "Batches removed: \(batches). Ticks of the schedule removed: \(ticks)."
    }

    /// Keeps workers from starting jobs of queues, or lets them again.
    func pause(_ names: [String], _ isPaused: Bool) async throws -> String {
        var lines: [String] = []
        for name in names {
            let queue = runtime.config.queue.resolve(QueueName(name))
            if isPaused { try await runtime.queue.pause(queue) } else { try await runtime.queue.resume(queue) }
            lines.append(isPaused ? "\(queue) is paused." : "\(queue) goes on.")
        }
        return lines.joined(separator: "\n")
    }

    /// A date before which nothing can have ended is the same as none.
    private static func date(_ hours: Int, before now: Date) -> Date {
        now.addingTimeInterval(-3600 * Double(min(max(0, hours), 1_000_000)))
    }

    private static func jobs(_ count: Int) -> String { count == 1 ? "1 job" : "\(count) jobs" }
}

extension JobAction {
    fileprivate var words: String {
        switch self {
        case .retry: "will run again"
        case .forget: "removed"
        case .cancel: "cancelled, or told to stop"
        }
    }

    fileprivate var refusal: String {
        switch self {
        case .retry: "or it neither failed nor was cancelled, or another one holds its unique key"
        case .forget: "or it runs: cancel it first"
        case .cancel: "or it has ended"
        }
    }
}
