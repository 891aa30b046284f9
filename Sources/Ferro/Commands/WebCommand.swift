internal import ArgumentParser

/// The program `web`.
struct WebCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "web",
            abstract: "Serve the app, or run one of its verbs.",
            discussion: """
                Without a verb it serves on SERVER_HOST:SERVER_PORT (127.0.0.1:8080), after running pending migrations in \
                development. Settings come from the environment, then .env.{APP_ENV}.local, .env.{APP_ENV}, .env.local and \
                .env; .env.example lists them all.
                """,
            subcommands: [
                ServeCommand<App>.self,
                MigrateCommand<App>.self, RollbackCommand<App>.self, StatusCommand<App>.self, FreshCommand<App>.self,
                SeedCommand<App>.self, LintCommand<App>.self, DiffCommand<App>.self, DumpCommand<App>.self,
                SquashCommand<App>.self, QueryCommand<App>.self, RoutesCommand<App>.self, QueueWorkCommand<App>.self,
                FailedCommand<App>.self, RetryCommand<App>.self, ForgetCommand<App>.self, FlushCommand<App>.self,
                PruneCommand<App>.self, PauseCommand<App>.self, ResumeCommand<App>.self, StatsCommand<App>.self,
                PeekCommand<App>.self, CancelCommand<App>.self,
                ScheduleListCommand<App>.self, ScheduleRunCommand<App>.self, ScheduleTestCommand<App>.self,
                SchedulePauseCommand<App>.self, ScheduleResumeCommand<App>.self,
                KeyGenerateCommand.self, EnvExampleCommand<App>.self,
            ] + App().commands.map { $0 as any ParsableCommand.Type },
            defaultSubcommand: ServeCommand<App>.self)
    }
}
