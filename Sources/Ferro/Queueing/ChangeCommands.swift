internal import ArgumentParser
internal import FerroQueue
internal import Foundation

/// Does something to chosen jobs and says to how many.
private func change<App: Application>(
    _: App.Type, _ action: JobAction, _ choice: JobChoice, in state: JobInfo.State?, _ words: String
) async throws {
    let count = try await Boot<App>.with { runtime in
        let selection = choice.selection(in: state, runtime.config.queue.resolve)
        return try await runtime.sharedQueueStores().administration.change(action, selection, now: Date())
    }
    print(count == 1 ? "1 job \(words)." : "\(count) jobs \(words).")
    // A job that was named and is not there is a mistake; a filter that finds nothing is none.
    if count < choice.ids.count { throw ExitCode(1) }
}

/// `web queue:retry`.
struct RetryCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:retry", abstract: "Let failed or cancelled jobs run again.",
            discussion: """
                They are due at once, with all their attempts; a job whose unique key another one holds is left as it is. \
                It ends with 1 when a job that was named could not be retried.
                """)
    }

    @OptionGroup var choice: JobChoice
    func run() async throws { try await change(App.self, .retry, choice, in: .failed, "will run again") }
}

/// `web queue:forget`.
struct ForgetCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:forget", abstract: "Remove failed jobs, or others by their ids.",
            discussion: "Jobs that are running are left: cancel them first.")
    }

    @OptionGroup var choice: JobChoice
    func run() async throws { try await change(App.self, .forget, choice, in: .failed, "removed") }
}

/// `web queue:cancel`.
struct CancelCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:cancel", abstract: "Cancel jobs, also those that run.",
            discussion: """
                A job that waits is cancelled at once. A running one is stopped by its worker within a third of its lease, \
                at once where workers can be told.
                """)
    }

    @OptionGroup var choice: JobChoice
    func run() async throws { try await change(App.self, .cancel, choice, in: nil, "cancelled") }
}

/// `web queue:flush`.
struct FlushCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:flush", abstract: "Remove every failed job, or those older than some hours.")
    }

    @Option(help: "Only those that failed so many hours ago or more.") var hours: Int = 0

    func validate() throws {
        guard hours >= 0 else { throw ArgumentParser.ValidationError("--hours must be 0 or more.") }
    }

    func run() async throws { try await prune(App.self, [.failed], hours: hours) }
}

/// `web queue:prune`.
struct PruneCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:prune", abstract: "Remove jobs that ended some hours ago: done, cancelled, failed.")
    }

    @Option(help: "Those that ended so many hours ago or more.") var hours: Int = 24
    @Flag(help: "Leave failed jobs.") var keepFailed = false

    func validate() throws {
        guard hours >= 0 else { throw ArgumentParser.ValidationError("--hours must be 0 or more.") }
    }

    func run() async throws {
        try await prune(App.self, keepFailed ? [.done, .cancelled] : [.done, .cancelled, .failed], hours: hours)
    }
}

private func prune<App: Application>(_: App.Type, _ states: Set<JobInfo.State>, hours: Int) async throws {
    // A date before which nothing can have ended is the same as none.
    let date = Date(timeIntervalSinceNow: -3600 * Double(min(hours, 1_000_000)))
    let count = try await Boot<App>.with { runtime in
        let administration = try runtime.sharedQueueStores().administration
        var count = 0
        while true {
            let removed = try await administration.prune(states, endedBefore: date, limit: 10_000)
            count += removed
            if removed == 0 { return count }
        }
    }
    print(count == 1 ? "1 job removed." : "\(count) jobs removed.")
}
