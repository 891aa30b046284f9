internal import ArgumentParser

/// `web queue:pause`.
struct PauseCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:pause", abstract: "Keep workers from starting jobs of some queues.",
            discussion: "Jobs can still be pushed, and running ones go on. It lasts until queue:resume.")
    }

    @Argument(help: "The queues.") var queues: [String]
    func run() async throws { print(try await Boot<App>.withQueue { try await QueueDesk($0).pause(queues, true) }) }
}

/// `web queue:resume`.
struct ResumeCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "queue:resume", abstract: "Let workers start jobs of paused queues again.")
    }

    @Argument(help: "The queues.") var queues: [String]
    func run() async throws { print(try await Boot<App>.withQueue { try await QueueDesk($0).pause(queues, false) }) }
}
