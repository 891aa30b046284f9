internal import ArgumentParser
internal import FerroQueue
internal import Foundation

/// `web schedule:list`.
struct ScheduleListCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schedule:list", abstract: "List what is scheduled, with its next times.",
            discussion: "With a name it shows the latest ticks of one entry and what became of them.")
    }

    @Argument(help: "One entry.") var name: String?
    @Option(help: "How many times or ticks to show.") var count = 3
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        guard (1...100).contains(count) else { throw ArgumentParser.ValidationError("--count must be from 1 to 100.") }
    }

    func run() async throws {
        let text = try await Boot<App>.with { runtime in
            if let name {
                let ticks = try await runtime.scheduler.history(of: name, limit: count)
                return json ? try JobTable.json(ticks.map { TickLine($0) }) : ScheduleTable.history(ticks)
            }
            let entries = try await runtime.scheduler.list(next: count)
            return json ? try JobTable.json(entries.map { EntryLine($0) }) : ScheduleTable.entries(entries)
        }
        print(text, terminator: "")
    }
}

/// `web schedule:run`.
struct ScheduleRunCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schedule:run", abstract: "Push what is due now; or the job of one entry, due or not.",
            discussion: """
                Workers do this by themselves: it is for those that were started with --no-schedule, run by cron every \
                minute. A tick is taken once, however many processes look.
                """)
    }

    @Argument(help: "One entry, pushed now whatever its times.") var name: String?

    func run() async throws {
        let text = try await Boot<App>.with { runtime in
            _ = try runtime.sharedQueueStores()
            if let name {
                let receipt = try await runtime.scheduler.run(name)
                return receipt.isNew ? "job \(receipt.id) pushed." : "nothing pushed: job \(receipt.id) has not ended."
            }
            let next = try await runtime.scheduler.runDue()
            return next.map { "what was due is pushed; the next tick is at \(JobDetail.text($0)) UTC." }
                ?? "what was due is pushed; nothing follows."
        }
        print(text)
    }
}

/// `web schedule:test`.
struct ScheduleTestCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schedule:test", abstract: "Run the job of an entry in this process, at once.",
            discussion: "Nothing is pushed and no tick is taken; what the job throws is printed.")
    }

    @Argument(help: "The entry.") var name: String

    func run() async throws {
        try await Boot<App>.with { runtime in
            try await runtime.scheduler.test(name) { try await runtime.inlineRunner.run($0) }
        }
        print("\(name) ran.")
    }
}

/// `web schedule:pause` and `web schedule:resume`.
struct SchedulePauseCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schedule:pause", abstract: "Stop entries of the schedule until schedule:resume.")
    }

    @Argument(help: "The entries.") var names: [String]
    func run() async throws { try await pause(App.self, names, true) }
}

/// `web schedule:resume`.
struct ScheduleResumeCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "schedule:resume", abstract: "Let entries of the schedule go on.")
    }

    @Argument(help: "The entries.") var names: [String]
    func run() async throws { try await pause(App.self, names, false) }
}

private func pause<App: Application>(_: App.Type, _ names: [String], _ isPaused: Bool) async throws {
    try await Boot<App>.with { runtime in
        _ = try runtime.sharedQueueStores()
        for name in names {
            try await runtime.scheduler.pause(name, isPaused)
            print(isPaused ? "\(name) is paused." : "\(name) goes on.")
        }
    }
}
