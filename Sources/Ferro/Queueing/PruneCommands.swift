internal import ArgumentParser
internal import FerroQueue

/// `web queue:flush`.
struct FlushCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:flush", abstract: "Remove every failed job, or those that failed some hours ago.")
    }

    @Option(help: "Only those that failed so many hours ago or more.") var hours: Int = 0

    func validate() throws {
        guard hours >= 0 else { throw ArgumentParser.ValidationError("--hours must be 0 or more.") }
    }

    func run() async throws {
        print(try await Boot<App>.withQueue { try await QueueDesk($0).prune([.failed], hours: hours) })
    }
}

/// `web queue:prune`.
struct PruneCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:prune", abstract: "Remove what ended some hours ago: jobs, batches, ticks, reports.",
            discussion: """
                Jobs that are done, cancelled or failed, batches that ended, ticks of the schedule but the last one of \
                each entry, and what workers reported. Workers do it by themselves, after longer times and without failed jobs.
                """)
    }

    @Option(help: "What ended so many hours ago or more.") var hours: Int = 24
    @Flag(help: "Leave failed jobs.") var keepFailed = false

    func validate() throws {
        guard hours >= 0 else { throw ArgumentParser.ValidationError("--hours must be 0 or more.") }
    }

    func run() async throws {
        let text = try await Boot<App>.withQueue { runtime in
            let desk = try QueueDesk(runtime)
            let jobs = try await desk.prune(
                keepFailed ? [.done, .cancelled] : [.done, .cancelled, .failed], hours: hours)
            return jobs + "\n" + (try await desk.pruneHistory(hours: hours))
        }
        print(text)
    }
}
