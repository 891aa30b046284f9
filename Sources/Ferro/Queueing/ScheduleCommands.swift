internal import ArgumentParser

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
        let form: QueueDesk.Form = json ? .json : .text
        let text = try await Boot<App>.withQueue { runtime in
            let desk = ScheduleDesk(runtime)
            if let name { return try await desk.history(of: name, limit: count, as: form) }
            return try await desk.list(next: count, as: form)
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
        let text = try await Boot<App>.withQueue { runtime in
            let desk = ScheduleDesk(runtime)
            if let name { return try await desk.run(name) }
            return try await desk.runDue()
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
    func run() async throws { print(try await Boot<App>.withQueue { try await ScheduleDesk($0).test(name) }) }
}

/// `web schedule:pause`.
struct SchedulePauseCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schedule:pause", abstract: "Stop entries of the schedule until schedule:resume.",
            discussion: "Their ticks meanwhile are left out, and shown so in their history.")
    }

    @Argument(help: "The entries.") var names: [String]
    func run() async throws { print(try await Boot<App>.withQueue { try await ScheduleDesk($0).pause(names, true) }) }
}

/// `web schedule:resume`.
struct ScheduleResumeCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schedule:resume", abstract: "Let paused entries of the schedule go on.")
    }

    @Argument(help: "The entries.") var names: [String]
    func run() async throws { print(try await Boot<App>.withQueue { try await ScheduleDesk($0).pause(names, false) }) }
}
