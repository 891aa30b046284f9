internal import ArgumentParser

/// `web queue:work`.
struct QueueWorkCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "queue:work", abstract: "Run the jobs that the app pushes, as `worker` does.")
    }

    @OptionGroup var options: WorkOptions
    func run() async throws { try await options.run(App.self) }
}
