internal import ArgumentParser
internal import FerroQueue
internal import Foundation

/// `web queue:pause`.
struct PauseCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:pause", abstract: "Keep workers from starting jobs of some queues.",
            discussion: "Jobs can still be pushed, and running ones go on. It lasts until queue:resume.")
    }

    @Argument(help: "The queues.") var queues: [String]
    func run() async throws { try await pause(App.self, queues, true) }
}

/// `web queue:resume`.
struct ResumeCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "queue:resume", abstract: "Let workers start jobs of paused queues again.")
    }

    @Argument(help: "The queues.") var queues: [String]
    func run() async throws { try await pause(App.self, queues, false) }
}

private func pause<App: Application>(_: App.Type, _ queues: [String], _ isPaused: Bool) async throws {
    try await Boot<App>.with { runtime in
        let administration = try runtime.sharedQueueStores().administration
        for queue in queues {
            let name = runtime.config.queue.resolve(QueueName(queue))
            try await administration.pause(name, isPaused, now: Date())
            print(isPaused ? "\(name) is paused." : "\(name) goes on.")
        }
    }
}
