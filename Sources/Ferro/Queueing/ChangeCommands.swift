internal import ArgumentParser
internal import FerroQueue

/// `web queue:retry`.
struct RetryCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:retry", abstract: "Let failed jobs run again, or cancelled ones by their ids.",
            discussion: """
                They are due at once, with all their attempts; a job whose unique key another one holds is left as it is. \
                It ends with 1 when a job that was named could not be retried.
                """)
    }

    @OptionGroup var choice: JobChoice
    func run() async throws { print(try await Boot<App>.withQueue { try await QueueDesk($0).change(.retry, choice) }) }
}

/// `web queue:forget`.
struct ForgetCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:forget", abstract: "Remove failed jobs, or others by their ids.",
            discussion: """
                Jobs that are running are left: cancel them first. It ends with 1 when a job that was named was not removed.
                """)
    }

    @OptionGroup var choice: JobChoice
    func run() async throws { print(try await Boot<App>.withQueue { try await QueueDesk($0).change(.forget, choice) }) }
}

/// `web queue:cancel`.
struct CancelCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "queue:cancel", abstract: "Cancel jobs, also those that run.",
            discussion: """
                A job that waits is cancelled at once. A running one is stopped by its worker within a third of its lease, \
                at once where workers can be told. It ends with 1 when a job that was named has ended before.
                """)
    }

    @OptionGroup var choice: JobChoice
    func run() async throws { print(try await Boot<App>.withQueue { try await QueueDesk($0).change(.cancel, choice) }) }
}
