internal import ArgumentParser

/// The program `worker`.
struct WorkCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "worker",
            abstract: "Run the jobs that the app pushes.",
            discussion: """
                It claims jobs where QUEUE_CONNECTION keeps them, runs them and records the outcome; a job whose worker \
                dies runs again after its lease. It takes the schedule's ticks, too. SIGTERM or Ctrl-C stops it: nothing \
                more is claimed, running jobs finish within the deadline, what is left is given back; a second one does \
                not wait. SIGTSTP or SIGHUP quiets it: it claims nothing more and lives on.
                """)
    }

    @OptionGroup var options: WorkOptions
    func run() async throws { try await options.run(App.self) }
}
